package dev.bouquet.local.demo;

import dev.bouquet.local.demo.Gift.Outcome;
import dev.bouquet.local.demo.Stage.Earning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The show's own books, kept from receipts, and compared with what wallets and earnings say. All
/// that does not fit is named.
final class Accounts {
  private static final int NAMED_AT_MOST = 10;

  private final List<Gift> gifts;
  private final List<String> problems = new ArrayList<>();
  private long coins;
  private long diamonds;
  private long fee;
  private boolean balanced = true;

  Accounts(List<Gift> gifts) {
    this.gifts = gifts;
    for (var gift : gifts) {
      switch (gift.outcome()) {
        case Outcome.Accepted(var charged) -> coins = Math.addExact(coins, charged);
        case Outcome.Refused _ -> {}
        case Outcome.Unknown(var reason) ->
            problem("gift " + gift.key() + " was never answered: " + reason);
        case null -> problem("gift " + gift.key() + " was not sent");
      }
    }
  }

  /// Each viewer has paid exactly for the receipts.
  void compareBalances(Map<Viewer, Long> before, Map<Viewer, Long> after) {
    var spent = new HashMap<Viewer, Long>();
    for (var gift : gifts) {
      if (gift.outcome() instanceof Outcome.Accepted(var charged)) {
        spent.merge(gift.sender(), charged, Math::addExact);
      }
    }
    before.forEach((viewer, balance) -> {
      long expected = balance - spent.getOrDefault(viewer, 0L);
      long found = after.getOrDefault(viewer, 0L);
      if (expected != found) {
        unbalanced(
            "%s has %d coins instead of %d".formatted(viewer.person().name(), found, expected));
      }
    });
  }

  /// Each accepted gift has become one earning of its coins, and nothing else has.
  void compareEarnings(Map<String, @Nullable Earning> earnings) {
    var unclaimed = new HashSet<>(earnings.keySet());
    for (var gift : gifts) {
      if (gift.outcome() instanceof Outcome.Accepted(var charged)) {
        var key = gift.key().toString();
        var earning = earnings.get(key);
        if (earning != null) {
          add(key, charged, earning);
        } else {
          unbalanced(
              unclaimed.contains(key)
                  ? "gift " + key + " was earned more than once"
                  : "gift " + key + " was not earned");
        }
        unclaimed.remove(key);
      }
    }
    unclaimed.forEach(key -> unbalanced("an earning has no accepted gift: " + key));
  }

  private void add(String key, long charged, Earning earning) {
    diamonds = Math.addExact(diamonds, earning.diamonds());
    fee = Math.addExact(fee, earning.fee());
    if (earning.coins() != charged || earning.diamonds() + earning.fee() != charged) {
      unbalanced("gift %s cost %d coins, but %s".formatted(key, charged, earning));
    }
  }

  void unbalanced(String what) {
    balanced = false;
    problem(what);
  }

  void problem(String what) {
    if (problems.size() < NAMED_AT_MOST) {
      problems.add(what);
    } else if (problems.size() == NAMED_AT_MOST) {
      problems.add("and more of the kind");
    }
  }

  /// Screens show accepted gifts only.
  void compareScreens(List<Viewer> viewers) {
    for (var gift : gifts) {
      if (!gift.accepted() && viewers.stream().anyMatch(viewer -> viewer.hasSeen(gift))) {
        problem("gift " + gift.key() + " was shown, but not accepted");
      }
    }
  }

  Map<String, Long> refusedByCode() {
    var codes = new TreeMap<String, Long>();
    for (var gift : gifts) {
      if (gift.outcome() instanceof Outcome.Refused(var code)) {
        codes.merge(code, 1L, Long::sum);
      }
    }
    return codes;
  }

  long acceptedGifts() {
    return gifts.stream().filter(Gift::accepted).count();
  }

  long coins() {
    return coins;
  }

  long diamonds() {
    return diamonds;
  }

  long fee() {
    return fee;
  }

  boolean balanced() {
    return balanced;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
