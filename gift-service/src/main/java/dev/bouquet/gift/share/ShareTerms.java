package dev.bouquet.gift.share;

/// The creator's share at one version of a policy.
///
/// @param policyVersion from 1
/// @param basisPoints 0 to 10,000; 5,000 is one half
public record ShareTerms(long policyVersion, int basisPoints) {
  private static final int WHOLE = 10_000;

  /// What holds until the first policy arrives; payout-service begins with the same.
  static final ShareTerms INITIAL = new ShareTerms(1, 5_000);

  public ShareTerms {
    if (policyVersion < 1 || basisPoints < 0 || basisPoints > WHOLE) {
      throw new IllegalArgumentException(policyVersion + "/" + basisPoints + " are no share terms");
    }
  }

  /// The creator's diamonds for these coins alone, rounded down. What earlier gifts left over may
  /// add one when the gift is booked as an earning.
  public long diamonds(long coins) {
    return Math.multiplyExact(coins, basisPoints) / WHOLE;
  }
}
