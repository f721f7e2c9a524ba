package dev.bouquet.bench.wallet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Who pays and who is paid. Ids look random, as those of real people do, and are the same in Java
/// and in SQL, so that nobody has to carry a million of them across.
final class Population {
  static final int CREATORS = 1_000;

  /// Enough for any number of gifts that a run can send.
  static final long COINS_PER_WALLET = 1_000_000_000L;

  private Population() {}

  /// The ids of wallets 0 up to `count`.
  static UUID[] wallets(int count) {
    return ids("wallet-", count);
  }

  static UUID[] creators() {
    return ids("creator-", CREATORS);
  }

  /// The same ids as [#wallets], where `i` is the number.
  static String walletInSql(String i) {
    return "md5('wallet-' || %s)::uuid".formatted(i);
  }

  static String creatorInSql(String i) {
    return "md5('creator-' || %s)::uuid".formatted(i);
  }

  private static UUID[] ids(String prefix, int count) {
    try {
      var md5 = MessageDigest.getInstance("MD5");
      var ids = new UUID[count];
      for (int i = 0; i < count; i++) {
        var hash = ByteBuffer.wrap(md5.digest((prefix + i).getBytes(StandardCharsets.US_ASCII)));
        ids[i] = new UUID(hash.getLong(), hash.getLong());
      }
      return ids;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
