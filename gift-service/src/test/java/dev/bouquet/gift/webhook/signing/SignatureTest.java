package dev.bouquet.gift.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

  @Test
  void signsAsTheDocumentationOfStandardWebhooksDoes() {
    var secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    var signature =
        Signature.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsAsTheLibraryOfStandardWebhooksDoes() throws Exception {
    for (int round = 0; round < 50; round++) {
      var secret = Secret.random();
      var body = "{\"message\":\"Grüße \uD83C\uDF39 " + round + "\"}";

      assertThat(Signature.of(List.of(secret), "id-" + round, AT, body))
          .isEqualTo(new Webhook(secret.show()).sign("id-" + round, AT.getEpochSecond(), body));
    }
  }

  @Test
  void signsWithEverySecret() {
    var older = Secret.random();
    var newer = Secret.random();

    assertThat(Signature.of(List.of(newer, older), "id", AT, "{}"))
        .isEqualTo(
            Signature.of(List.of(newer), "id", AT, "{}")
                + " "
                + Signature.of(List.of(older), "id", AT, "{}"));
  }

  @Test
  void secretsAreShownAndReadAndDifferAndAreNotLogged() {
    var secret = Secret.random();

    assertThat(secret.show()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(Secret.parse(secret.show())).isEqualTo(secret);
    assertThat(Secret.random()).isNotEqualTo(secret);
    assertThat(secret).hasToString("whsec_…");
    assertThatThrownBy(() -> Secret.parse("whsec_dG9vc2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
