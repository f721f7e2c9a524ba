package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Input.Discretion;
import java.util.ArrayList;
import java.util.List;

/// Who has given in a room, and how much at a time.
///
/// @param senders how many people have given at all
/// @param newestSenders names of those who gave for the first time and openly, newest first
/// @param topSenders by coins
/// @param sizes the i-th counts gifts of 2^i up to 2^(i+1)-1 coins
public record Giving(
    long senders, List<String> newestSenders, TopList topSenders, List<Long> sizes) {
  static final int MAX_NEWEST_COUNT = 10;
  static final Giving NONE = new Giving(0, List.of(), TopList.EMPTY, List.of());

  public Giving {
    newestSenders = List.copyOf(newestSenders);
    sizes = List.copyOf(sizes);
  }

  /// @param sender after this gift
  Giving plus(Input.Charge charge, Attendee sender) {
    boolean isFirst = sender.gifts() == 1;
    long people = isFirst ? Math.incrementExact(senders) : senders;
    if (charge.gift().discretion() != Discretion.NONE) {
      return new Giving(people, newestSenders, topSenders, withSize(charge.coins()));
    }
    var name = charge.gift().senderName();
    return new Giving(
        people,
        isFirst ? withNewest(name) : newestSenders,
        topSenders.with(charge.payer(), name, sender.coins()),
        withSize(charge.coins()));
  }

  /// @param sender after this reversal
  Giving minus(Input.Reversal reversal, Attendee sender) {
    if (reversal.gift().discretion() != Discretion.NONE) {
      return this;
    }
    return new Giving(
        senders,
        newestSenders,
        topSenders.with(reversal.payer(), reversal.gift().senderName(), sender.coins()),
        sizes);
  }

  private List<String> withNewest(String name) {
    var names = new ArrayList<String>();
    names.add(name);
    names.addAll(newestSenders);
    return names.subList(0, Math.min(names.size(), MAX_NEWEST_COUNT));
  }

  private List<Long> withSize(long coins) {
    int size = Long.SIZE - 1 - Long.numberOfLeadingZeros(coins);
    var counts = new ArrayList<>(sizes);
    while (counts.size() <= size) {
      counts.add(0L);
    }
    counts.set(size, counts.get(size) + 1);
    return counts;
  }
}
