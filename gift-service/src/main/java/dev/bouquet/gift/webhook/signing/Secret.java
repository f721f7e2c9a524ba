package dev.bouquet.gift.webhook.signing;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// What a subscription's messages are signed with: 24 to 64 bytes, shown as `whsec_` and base64.
public final class Secret {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final byte[] key;

  private Secret(byte[] key) {
    if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
      throw new IllegalArgumentException("a secret of " + key.length + " bytes");
    }
    this.key = key;
  }

  public static Secret random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new Secret(key);
  }

  public static Secret of(byte[] key) {
    return new Secret(key.clone());
  }

  public static Secret parse(String shown) {
    if (!shown.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a secret begins with " + PREFIX);
    }
    return new Secret(Base64.getDecoder().decode(shown.substring(PREFIX.length())));
  }

  public byte[] key() {
    return key.clone();
  }

  /// As the creator is shown it.
  public String show() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  /// Never the secret itself: it would end in a log.
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
