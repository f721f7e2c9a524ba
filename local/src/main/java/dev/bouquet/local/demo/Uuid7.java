package dev.bouquet.local.demo;

import java.security.SecureRandom;
import java.util.UUID;

/// Time-ordered UUIDs (RFC 9562, section 5.7), as the API advises for idempotency keys.
final class Uuid7 {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Uuid7() {}

  static UUID next() {
    long high = System.currentTimeMillis() << 16 | VERSION | RANDOM.nextInt(1 << 12);
    return new UUID(high, VARIANT | RANDOM.nextLong() >>> 2);
  }
}
