package dev.bouquet.wallet.lot;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Coins that came into a wallet at once: each of them remains, is used, or is gone.
///
/// @param id that of the credit
/// @param place in the order of use: the credit's number in the wallet's history
/// @param coins what came
/// @param remaining of these, still in the wallet
/// @param revoked of the remaining, those whose money is gone
/// @param gone what made up for revoked coins and for uses that were not funded
/// @param purchase null where nobody paid for them
/// @param reason why the money for some of them was last taken back; null where it never was
/// @param at when they came
record Lot(
    UUID id,
    long place,
    long coins,
    long remaining,
    long revoked,
    long gone,
    @Nullable Purchase purchase,
    @Nullable String reason,
    Instant at) {

  static Lot of(LotEntry.Credit credit) {
    return new Lot(
        credit.id(),
        credit.version(),
        credit.coins(),
        credit.coins(),
        0,
        0,
        credit.purchase(),
        null,
        credit.at());
  }

  /// What can be spent and is paid for.
  long sound() {
    return remaining - revoked;
  }

  long used() {
    return coins - remaining - gone;
  }

  boolean isOf(UUID topUpId) {
    return purchase != null && purchase.topUpId().equals(topUpId);
  }

  /// @param ofRevoked how many of the spent coins were revoked
  Lot spend(long spent, long ofRevoked) {
    return with(remaining - spent, revoked - ofRevoked, gone);
  }

  /// @param asRevoked how many of the coins that come back are revoked
  Lot takeIn(long back, long asRevoked) {
    return with(remaining + back, revoked + asRevoked, gone);
  }

  Lot revoke(long some, String why) {
    return new Lot(
        id, place, coins, remaining, Math.addExact(revoked, some), gone, purchase, why, at);
  }

  /// Revoked coins leave.
  Lot loseRevoked(long lost) {
    return with(remaining - lost, revoked - lost, gone + lost);
  }

  /// Sound coins leave for nothing that they could be a use of.
  Lot loseSound(long lost) {
    return with(remaining - lost, revoked, gone + lost);
  }

  /// Used coins are replaced by those of another lot.
  Lot loseUsed(long lost) {
    return with(remaining, revoked, gone + lost);
  }

  private Lot with(long newRemaining, long newRevoked, long newGone) {
    return new Lot(id, place, coins, newRemaining, newRevoked, newGone, purchase, reason, at);
  }
}
