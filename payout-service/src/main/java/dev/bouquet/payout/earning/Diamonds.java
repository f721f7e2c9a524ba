package dev.bouquet.payout.earning;

import dev.bouquet.ledger.core.Account;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The chart of accounts. All count diamonds.
public final class Diamonds {
  public static final String ASSET = "DIAMOND";

  private Diamonds() {}

  /// What a creator has earned and cannot be paid out yet.
  public static Account pending(UUID creator) {
    return Account.empty(id("pending/" + creator), ASSET);
  }

  /// Where diamonds come from: below zero by what was ever earned. One per partition of charges, so
  /// that consumers of different partitions do not wait for each other.
  static Account issuance(int partition) {
    return Account.system(id("issuance/" + partition), ASSET);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("dev.bouquet.payout/" + name).getBytes(StandardCharsets.UTF_8));
  }
}
