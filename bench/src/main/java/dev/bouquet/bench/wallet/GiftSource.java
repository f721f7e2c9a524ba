package dev.bouquet.bench.wallet;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.SplittableRandom;
import java.util.UUID;

/// Random gifts. Not thread-safe: the one thread that starts operations takes them.
final class GiftSource {
  private static final long SEED = 0x626f_7571_7565_74L;
  private static final long COINS = 10;
  private static final int HASH_BYTES = 32;

  /// Room, sender, gift, price and share, as gift-service hands them on: half of it recurs, half is
  /// the gift's own, so that it compresses no better than a real one.
  private static final int RECURRING_BYTES = 100;

  private static final int OWN_BYTES = 100;

  private final SplittableRandom random = new SplittableRandom(SEED ^ System.nanoTime());
  private final UUID[] wallets;
  private final UUID[] creators;
  private final Distribution distribution;
  private final ByteString recurring;

  GiftSource(UUID[] wallets, UUID[] creators, Distribution distribution) {
    this.wallets = wallets;
    this.creators = creators;
    this.distribution = distribution;
    this.recurring = bytes(RECURRING_BYTES);
  }

  Distribution distribution() {
    return distribution;
  }

  int wallets() {
    return wallets.length;
  }

  Gift next() {
    var payer = wallets[random.nextInt(wallets.length)];
    var context = recurring.concat(bytes(OWN_BYTES));
    return new Gift(id(), payer, creator(), COINS, bytes(HASH_BYTES), context);
  }

  private ByteString bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private UUID creator() {
    boolean first = random.nextInt(100) < distribution.percentToFirst();
    return creators[first ? 0 : random.nextInt(creators.length)];
  }

  /// Version 7 (RFC 9562): an index of them grows at its end.
  private UUID id() {
    long most = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000);
    return new UUID(most, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }
}
