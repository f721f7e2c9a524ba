package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// The words with gifts that are in sight, the oldest first.
public record ShoutOuts(List<ShoutOut> pinned) {
  static final ShoutOuts NONE = new ShoutOuts(List.of());

  public ShoutOuts {
    pinned = List.copyOf(pinned);
  }

  /// Where there are too many, those with the smallest gift make room, of those the oldest.
  ShoutOuts plus(ShoutOut shoutOut, int maxCount) {
    var next = new ArrayList<>(pinned);
    next.add(shoutOut);
    while (next.size() > maxCount) {
      next.remove(next.stream().min(Comparator.comparingLong(ShoutOut::coins)).orElseThrow());
    }
    return new ShoutOuts(next);
  }

  boolean has(UUID giftId) {
    return pinned.stream().anyMatch(one -> one.id().equals(giftId));
  }

  ShoutOuts without(UUID giftId) {
    return those(one -> !one.id().equals(giftId));
  }

  /// What a person said anonymously stays: that it goes would say whose it is.
  ShoutOuts withoutThoseOf(UUID person) {
    return those(one -> !one.shownSenderId().equals(person.toString()));
  }

  ShoutOuts after(Instant now) {
    return those(one -> now.isBefore(one.until()));
  }

  /// When the first of them goes.
  Optional<Instant> nextEnd() {
    return pinned.stream().map(ShoutOut::until).min(Comparator.naturalOrder());
  }

  private ShoutOuts those(Predicate<ShoutOut> wanted) {
    return new ShoutOuts(pinned.stream().filter(wanted).toList());
  }
}
