package dev.bouquet.wallet.posting;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The chart of accounts. All count coins.
///
/// A person's wallet has the person's own id, and whoever ever owed coins has a debt account. The
/// house's accounts are split by slot, so that the credits of one writer never wait for another's.
public final class Coins {
  public static final String ASSET = "COIN";
  private static final int MOST_SLOTS = 64;
  private static final List<UUID> CLEARING = house("gifts-clearing");
  private static final List<UUID> SALES = house("sales");
  private static final List<UUID> ADJUSTMENTS = house("adjustments");
  private static final List<UUID> FORFEITED = house("forfeited");

  private static final Set<UUID> HOUSE =
      Stream.of(CLEARING, SALES, ADJUSTMENTS, FORFEITED)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Coins() {}

  /// Where the coins of sent gifts go.
  public static UUID clearing(int slot) {
    return CLEARING.get(slot % MOST_SLOTS);
  }

  /// Where bought coins come from: below zero by what was ever sold.
  public static UUID sales(int slot) {
    return SALES.get(slot % MOST_SLOTS);
  }

  /// Where operators take coins from, and put them, by hand.
  public static UUID adjustments(int slot) {
    return ADJUSTMENTS.get(slot % MOST_SLOTS);
  }

  /// Where coins go that people leave behind when they close their wallet.
  public static UUID forfeited(int slot) {
    return FORFEITED.get(slot % MOST_SLOTS);
  }

  /// A person's debt account: below zero by the coins that they owe.
  public static UUID debtOf(UUID owner) {
    return Ids.derive(owner, "debt");
  }

  public static List<UUID> allClearing() {
    return CLEARING;
  }

  /// Whether an account is the house's, and so nobody's wallet.
  public static boolean isOfTheHouse(UUID account) {
    return HOUSE.contains(account);
  }

  static List<Account> ofTheHouse() {
    var accounts = new ArrayList<Account>();
    for (int slot = 0; slot < MOST_SLOTS; slot++) {
      accounts.add(Account.system(clearing(slot), ASSET));
      accounts.add(Account.system(sales(slot), ASSET));
      accounts.add(Account.system(adjustments(slot), ASSET));
      accounts.add(Account.system(forfeited(slot), ASSET));
    }
    return accounts;
  }

  private static List<UUID> house(String name) {
    return IntStream.range(0, MOST_SLOTS)
        .mapToObj(slot -> "dev.bouquet.wallet/" + name + "/" + slot)
        .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
