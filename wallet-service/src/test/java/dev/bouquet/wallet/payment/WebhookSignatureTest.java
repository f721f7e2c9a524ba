package dev.bouquet.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook.Signature;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  private static final String SECRET = "whsec_test";
  private static final String BODY = "{\"id\": \"evt_1\", \"name\": \"Zoë\"}";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String OTHER = "0".repeat(64);

  private final String good = WebhookSignature.sign(SECRET, NOW, BODY);
  private final String time = good.substring(0, good.indexOf(','));
  private final String signature = good.substring(good.indexOf("v1="));

  @Test
  void signsAsStripesOwnLibraryExpectsIt() throws SignatureVerificationException {
    var now = Instant.now();

    assertThat(Signature.verifyHeader(BODY, WebhookSignature.sign(SECRET, now, BODY), SECRET, 300))
        .isTrue();
  }

  @Test
  void takesSeveralSignaturesAndSchemesItDoesNotKnow() {
    for (var header :
        new String[] {
          good,
          time + ",v1=" + OTHER + "," + signature,
          time + "," + signature + ",v1=" + OTHER,
          time + "," + signature + ",v0=" + OTHER,
          time + ",v0=rubbish," + signature + ",v2=x=y,,z",
          signature + "," + time,
          time + ", " + signature
        }) {
      assertThatCode(() -> verify(header)).as(header).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesEverythingElse() {
    for (var header :
        new @Nullable String[] {
          null,
          "",
          ",",
          "t",
          "t=",
          "t=abc," + signature,
          "t=99999999999999999999," + signature,
          time,
          signature,
          time + ",v1=" + OTHER,
          time + ",v0=" + signature.substring(3),
          time + ",v1=",
          "t=1," + signature
        }) {
      assertThatThrownBy(() -> verify(header))
          .as(header)
          .isInstanceOfSatisfying(
              BadWebhookException.class, e -> assertThat(e.isAuthentic()).isFalse());
    }
  }

  @Test
  void refusesWhatWasSignedTooLongAgoOrAhead() throws BadWebhookException {
    WebhookSignature.verify(SECRET, good, BODY, NOW.plus(TOLERANCE), TOLERANCE);
    for (var then :
        new Instant[] {NOW.plus(TOLERANCE).plusSeconds(1), NOW.minus(TOLERANCE).minusSeconds(1)}) {
      assertThatThrownBy(() -> WebhookSignature.verify(SECRET, good, BODY, then, TOLERANCE))
          .isInstanceOf(BadWebhookException.class);
    }
  }

  private static void verify(@Nullable String header) throws BadWebhookException {
    WebhookSignature.verify(SECRET, header, BODY, NOW, TOLERANCE);
  }
}
