package dev.bouquet.wallet.payment;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`: the scheme that Stripe made common. The
/// time is signed too, so that a webhook somebody recorded is worthless soon.
public final class WebhookSignature {
  private static final Pattern HEADER = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  public static String sign(String secret, Instant at, String body) {
    long seconds = at.getEpochSecond();
    return "t=%d,v1=%s".formatted(seconds, hmac(secret, seconds + "." + body));
  }

  /// @param tolerance how far the signed time may be from `now`
  public static void verify(
      String secret, @Nullable String header, String body, Instant now, Duration tolerance)
      throws BadWebhookException {
    var matcher = HEADER.matcher(header == null ? "" : header);
    if (!matcher.matches()) {
      throw BadWebhookException.forged("no signature");
    }
    long seconds = Long.parseLong(matcher.group(1));
    var expected = hmac(secret, seconds + "." + body).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, matcher.group(2).getBytes(StandardCharsets.US_ASCII))) {
      throw BadWebhookException.forged("wrong signature");
    }
    if (Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(tolerance) > 0) {
      throw BadWebhookException.forged("signed too long ago");
    }
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
