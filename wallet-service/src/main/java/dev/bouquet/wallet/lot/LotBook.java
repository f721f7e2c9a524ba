package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.funding.FundingChange;
import dev.bouquet.wallet.lot.LotEntry.Credit;
import dev.bouquet.wallet.lot.LotEntry.GivenAgain;
import dev.bouquet.wallet.lot.LotEntry.Repayment;
import dev.bouquet.wallet.lot.LotEntry.Reversal;
import dev.bouquet.wallet.lot.LotEntry.Spending;
import dev.bouquet.wallet.lot.LotEntry.TakeBack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/// The lots of one wallet, or as many of them as the next entries need, and what entries do to
/// them.
///
/// Invariants: what remains of all lots is the wallet's balance; what is revoked and what is
/// unfunded is together what was taken back and not repaid.
///
/// Not thread-safe.
final class LotBook {
  private final Map<UUID, Lot> lots = new HashMap<>();

  /// Those of which something remains, by place.
  private final NavigableMap<Long, Lot> open = new TreeMap<>();

  private final NavigableMap<Use.Order, Use> uses = new TreeMap<>();
  private final NavigableMap<Use.Order, Use> unfunded = new TreeMap<>();
  private final Map<UUID, Long> spendingVersions = new HashMap<>();
  private final Map<UUID, Lot> changedLots = new HashMap<>();
  private final Map<Use.Order, Use> changedUses = new HashMap<>();
  private final List<FundingChange> fundingChanges = new ArrayList<>();

  /// @param lots what [LotNeeds] asks for
  /// @param uses likewise
  LotBook(Collection<Lot> lots, Collection<Use> uses) {
    lots.forEach(this::keep);
    uses.forEach(this::keep);
  }

  /// The next entry, in the order of the wallet's history.
  void apply(LotEntry entry) {
    var notes = new FundingNotes();
    switch (entry) {
      case Credit credit -> change(Lot.of(credit));
      case Spending spending -> spend(spending, notes);
      case Reversal reversal -> reverse(reversal, notes);
      case TakeBack takeBack -> takeBack(takeBack, notes);
      case Repayment repayment -> repay(repayment, notes);
      case GivenAgain givenAgain -> payForOldest(givenAgain, notes);
    }
    fundingChanges.addAll(notes.at(entry.at()));
  }

  Collection<Lot> changedLots() {
    return changedLots.values();
  }

  /// Also those of which nothing is left.
  Collection<Use> changedUses() {
    return changedUses.values();
  }

  /// In the order of the entries that brought them about.
  List<FundingChange> fundingChanges() {
    return fundingChanges;
  }

  /// First in, first out. Within a lot the sound coins go first: whoever earns them shall keep
  /// them.
  private void spend(Spending spending, FundingNotes notes) {
    for (long left = spending.coins(); left > 0; ) {
      var lot = firstOpen(spending);
      long part = Math.min(left, lot.remaining());
      long revoked = Math.max(0, part - lot.sound());
      var use = Use.of(spending, lot, part, revoked);
      change(lot.spend(part, revoked));
      change(use);
      notes.unfunded(use, lot, revoked);
      left -= part;
    }
  }

  /// The lot used last gets its coins back first, and of one lot the unfunded ones come first:
  /// nobody shall lose them twice. What fits no use is a lot that nobody paid for.
  private void reverse(Reversal reversal, FundingNotes notes) {
    long left = reversal.coins();
    for (var use : usesOf(reversal.spendingId()).descendingMap().values().toArray(Use[]::new)) {
      long part = Math.min(left, use.coins());
      if (part > 0) {
        giveBack(use, part, notes);
        left -= part;
      }
    }
    if (left > 0) {
      change(Lot.of(new Credit(reversal.id(), reversal.version(), left, null, reversal.at())));
    }
  }

  private void giveBack(Use use, long part, FundingNotes notes) {
    long ofUnfunded = Math.min(part, use.unfunded());
    change(use.giveBack(part, ofUnfunded));
    change(lot(use).takeIn(part, ofUnfunded));
    notes.funded(use, ofUnfunded);
  }

  /// Unspent coins first, then spent ones, the newest spending first. More than there is of the
  /// top-up claims nothing.
  private void takeBack(TakeBack takeBack, FundingNotes notes) {
    long left = takeBack.coins();
    for (var lot : lotsOf(takeBack.topUpId())) {
      long part = Math.min(left, lot.sound());
      change(lot.revoke(part, takeBack.reason()));
      left -= part;
    }
    for (var use : usesOfTopUp(takeBack.topUpId())) {
      long part = Math.min(left, use.funded());
      if (part > 0) {
        change(use.unfund(part));
        notes.unfunded(use, lot(use), part);
        left -= part;
      }
    }
  }

  /// Revoked coins first, then sound ones, which fund what is unfunded.
  private void repay(Repayment repayment, FundingNotes notes) {
    long left = repayment.coins();
    for (var lot : open.values().toArray(Lot[]::new)) {
      long part = Math.min(left, lot.revoked());
      if (part > 0) {
        change(lot.loseRevoked(part));
        left -= part;
      }
    }
    while (left > 0) {
      left -= fundOldest(firstOpen(repayment), left, notes);
    }
  }

  /// @return how many coins of the lot went into it
  private long fundOldest(Lot lot, long most, FundingNotes notes) {
    var oldest = unfunded.firstEntry();
    if (oldest == null) {
      long part = Math.min(most, lot.remaining());
      change(lot.loseSound(part));
      return part;
    }
    var use = oldest.getValue();
    long part = Math.min(most, Math.min(lot.remaining(), use.unfunded()));
    change(use.giveBack(part, part));
    change(lot(use).loseUsed(part));
    change(current(lot).spend(part, 0));
    change(existingUse(use, lot).grow(part));
    notes.funded(use, part);
    return part;
  }

  /// Whoever spent the coins has paid for them after all, whichever lot they were of.
  private void payForOldest(GivenAgain givenAgain, FundingNotes notes) {
    long left = givenAgain.coins();
    for (var use : unfunded.values().toArray(Use[]::new)) {
      long part = Math.min(left, use.unfunded());
      if (part > 0) {
        change(use.unfund(-part));
        notes.funded(use, part);
        left -= part;
      }
    }
  }

  private Use existingUse(Use of, Lot lot) {
    return uses.getOrDefault(new Use.Order(of.version(), lot.place()), of.from(lot, 0));
  }

  private Lot firstOpen(LotEntry entry) {
    var first = open.firstEntry();
    if (first == null) {
      throw new IllegalStateException("more was spent than there was: " + entry);
    }
    return first.getValue();
  }

  private Lot lot(Use use) {
    return lots.get(use.lotId());
  }

  private Lot current(Lot lot) {
    return lots.get(lot.id());
  }

  private List<Lot> lotsOf(UUID topUpId) {
    return lots.values().stream()
        .filter(lot -> lot.isOf(topUpId))
        .sorted((one, other) -> Long.compare(one.place(), other.place()))
        .toList();
  }

  /// The newest first.
  private List<Use> usesOfTopUp(UUID topUpId) {
    return uses.descendingMap().values().stream().filter(use -> lot(use).isOf(topUpId)).toList();
  }

  private NavigableMap<Use.Order, Use> usesOf(UUID spendingId) {
    var version = spendingVersions.get(spendingId);
    return version == null
        ? new TreeMap<>()
        : uses.subMap(
            new Use.Order(version, 0), true, new Use.Order(version, Long.MAX_VALUE), true);
  }

  private void change(Lot lot) {
    keep(lot);
    changedLots.put(lot.id(), lot);
  }

  private void change(Use use) {
    keep(use);
    changedUses.put(use.order(), use);
  }

  private void keep(Lot lot) {
    lots.put(lot.id(), lot);
    if (lot.remaining() > 0) {
      open.put(lot.place(), lot);
    } else {
      open.remove(lot.place());
    }
  }

  private void keep(Use use) {
    spendingVersions.put(use.spendingId(), use.version());
    if (use.coins() > 0) {
      uses.put(use.order(), use);
    } else {
      uses.remove(use.order());
    }
    if (use.unfunded() > 0) {
      unfunded.put(use.order(), use);
    } else {
      unfunded.remove(use.order());
    }
  }
}
