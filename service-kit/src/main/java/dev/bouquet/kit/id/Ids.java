package dev.bouquet.kit.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// UUIDs as RFC 9562 writes them.
public final class Ids {
  /// The 36-character form, as a regular expression.
  public static final String PATTERN =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private static final int LENGTH = 36;
  private static final long VERSION_MASK = 0xF000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /// A new version 7 id: 48 bits of milliseconds, then random, so that an index grows at its end.
  public static UUID next() {
    var random = Random.SOURCE;
    long most = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
    return new UUID(most, withVariant(random.nextLong()));
  }

  /// The id that belongs to `name` within the request `id`: the same for every retry. Keeps the
  /// first 48 bits, so that a version 7 id's time order stays, and hashes the rest (version 8).
  public static UUID derive(UUID id, String name) {
    var input =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    var digest = sha256();
    digest.update(input);
    var hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long time = id.getMostSignificantBits() & ~0xFFFFL;
    long most = time | (hash.getLong() & ~VERSION_MASK & 0xFFFFL) | 0x8000L;
    return new UUID(most, withVariant(hash.getLong()));
  }

  /// Parses the 36-character form and nothing else; `UUID.fromString` would also take `1-1-1-1-1`.
  public static Optional<UUID> parse(String text) {
    return isCanonical(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /// As [#PATTERN] says, without what an expression allocates: every gift has ids by the dozen.
  private static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static long withVariant(long bits) {
    return (bits & ~VARIANT_MASK) | RFC_VARIANT;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// In a holder of its own: a native executable must not seed a random source at build time.
  private static final class Random {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}
