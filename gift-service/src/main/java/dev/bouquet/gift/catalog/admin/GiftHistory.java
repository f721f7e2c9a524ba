package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A gift with all that it was, is and will be; decides what operators may do to it.
///
/// Changes take effect in the order in which they were decided, so each one is judged by the one
/// before it.
///
/// @param revisions oldest first; none where there is no such gift
record GiftHistory(List<Revision> revisions) {

  GiftHistory {
    revisions = List.copyOf(revisions);
  }

  boolean exists() {
    return !revisions.isEmpty();
  }

  String giftId() {
    return revisions.getFirst().giftId();
  }

  /// Grows with every change of this gift, scheduled or called off.
  long version() {
    return revisions.getLast().giftVersion();
  }

  Optional<Revision> inEffect(Instant now) {
    return revisions.reversed().stream()
        .filter(revision -> !revision.takesEffectAt().isAfter(now))
        .findFirst();
  }

  List<Revision> scheduled(Instant now) {
    return revisions.stream().filter(one -> one.takesEffectAt().isAfter(now)).toList();
  }

  /// Why the gift cannot become `next`.
  ///
  /// @param expectedVersion of the gift when the operator looked
  /// @param takesEffectAt of the change
  /// @param comboNotice how long before it a change must be announced that concerns combos
  Optional<EditResult.Refused> whyNotChange(
      long expectedVersion,
      GiftContent next,
      Instant takesEffectAt,
      Instant now,
      Duration comboNotice) {
    return whyNotTouch(expectedVersion).or(() -> whyNotAt(next, takesEffectAt, now, comboNotice));
  }

  private Optional<EditResult.Refused> whyNotTouch(long expectedVersion) {
    if (!exists()) {
      return Optional.of(new EditResult.Missing());
    }
    if (version() != expectedVersion) {
      return Optional.of(new EditResult.Stale(version()));
    }
    return Optional.empty();
  }

  private Optional<EditResult.Refused> whyNotAt(
      GiftContent next, Instant takesEffectAt, Instant now, Duration comboNotice) {
    var last = revisions.getLast();
    if (last.content().retired()) {
      return Optional.of(new EditResult.Retired());
    }
    if (takesEffectAt.isBefore(last.takesEffectAt())) {
      return Optional.of(new EditResult.BeforeScheduled(last.takesEffectAt()));
    }
    var earliest = now.plus(comboNotice);
    return last.content().combosBreakWith(next) && takesEffectAt.isBefore(earliest)
        ? Optional.of(new EditResult.BreaksCombos(earliest))
        : Optional.empty();
  }

  /// Why the gift's last change cannot be called off. A creation never can, lest its id be another
  /// gift's later: the gift is retired instead.
  ///
  /// @param settle how long before it takes effect every pod must have heard of that
  Optional<EditResult.Refused> whyNotWithdraw(long expectedVersion, Instant now, Duration settle) {
    return whyNotTouch(expectedVersion)
        .or(() ->
            hasChangeAfter(now.plus(settle))
                ? Optional.empty()
                : Optional.of(new EditResult.NothingScheduled()));
  }

  private boolean hasChangeAfter(Instant moment) {
    return revisions.size() > 1 && revisions.getLast().takesEffectAt().isAfter(moment);
  }
}
