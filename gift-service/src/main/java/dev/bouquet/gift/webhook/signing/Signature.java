package dev.bouquet.gift.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `webhook-signature` of Standard Webhooks: HMAC-SHA256 of id, seconds and body.
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// One signature per secret, separated by spaces: a receiver takes the message where any fits.
  public static String of(List<Secret> secrets, String id, Instant at, String body) {
    var signed = id + "." + at.getEpochSecond() + "." + body;
    return secrets.stream()
        .map(secret -> "v1," + hmac(secret, signed))
        .collect(Collectors.joining(" "));
  }

  private static String hmac(Secret secret, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
