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
  private static final Pattern TIME = Pattern.compile("\\s*t=(\\d{1,12})\\s*");
  private static final Pattern SIGNATURE = Pattern.compile("\\s*v1=([0-9a-f]{64})\\s*");
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  public static String sign(String secret, Instant at, String body) {
    long seconds = at.getEpochSecond();
    return "t=%d,v1=%s".formatted(seconds, hmac(secret, seconds + "." + body));
  }

  /// One good signature is enough: while a secret is being replaced there are two. What other
  /// elements the header has is not looked at.
  ///
  /// @param tolerance how far the signed time may be from `now`
  public static void verify(
      String secret, @Nullable String header, String body, Instant now, Duration tolerance)
      throws BadWebhookException {
    var elements = header == null ? new String[0] : header.split(",", -1);
    long seconds = Long.parseLong(first(TIME, elements));
    var expected = hmac(secret, seconds + "." + body).getBytes(StandardCharsets.US_ASCII);
    boolean isGood = false;
    for (var element : elements) {
      var signature = SIGNATURE.matcher(element);
      isGood |=
          signature.matches()
              && MessageDigest.isEqual(
                  expected, signature.group(1).getBytes(StandardCharsets.US_ASCII));
    }
    if (!isGood) {
      throw BadWebhookException.forged("wrong signature");
    }
    if (Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(tolerance) > 0) {
      throw BadWebhookException.forged("signed too long ago");
    }
  }

  private static String first(Pattern pattern, String[] elements) throws BadWebhookException {
    for (var element : elements) {
      var matcher = pattern.matcher(element);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    throw BadWebhookException.forged("no signature");
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
