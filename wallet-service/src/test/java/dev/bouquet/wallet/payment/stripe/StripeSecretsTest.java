package dev.bouquet.wallet.payment.stripe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripeSecretsTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> BLANK = Optional.of(" ");
  private static final Optional<String> SOME = Optional.of("secret");

  @Test
  void refusesToStartWithoutThem() {
    assertThatThrownBy(() -> start(true, SOME, NONE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> start(true, SOME, BLANK)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> start(true, NONE, SOME)).isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> start(true, SOME, SOME)).doesNotThrowAnyException();
    assertThatCode(() -> start(false, NONE, NONE)).doesNotThrowAnyException();
  }

  private static void start(boolean enabled, Optional<String> apiKey, Optional<String> secret) {
    new StripeSecrets(TestConfig.with(enabled, apiKey, secret)).require(new StartupEvent());
  }
}
