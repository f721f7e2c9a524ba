package dev.bouquet.room.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who has most of something, most first; of two with the same amount the one who had it first.
///
/// Bounded, and yet right about everybody it names: amounts mostly grow, so whoever belongs in the
/// list comes in when their own amount changes. Only a reversal makes an amount smaller; then those
/// who have no more than somebody whom the list has let go (`floor`) are not named any more: that
/// one may have more, or have had as much for longer.
///
/// @param floor the most that anybody had who is not in the list; 0 where it has let nobody go
public record TopList(List<Entry> entries, long floor) {
  /// More than are shown, so that the list stays long enough after reversals.
  static final int MAX_COUNT = 20;

  static final TopList EMPTY = new TopList(List.of(), 0);

  public record Entry(UUID person, String name, long amount) {}

  public TopList {
    entries = List.copyOf(entries);
  }

  /// @param amount what the person has now
  TopList with(UUID person, String name, long amount) {
    var others = new ArrayList<>(entries);
    others.removeIf(entry -> entry.person().equals(person));
    if (amount <= floor) {
      return new TopList(others, floor);
    }
    int place = 0;
    while (place < others.size() && others.get(place).amount() >= amount) {
      place++;
    }
    others.add(place, new Entry(person, name, amount));
    return others.size() <= MAX_COUNT
        ? new TopList(others, floor)
        : new TopList(others.subList(0, MAX_COUNT), others.getLast().amount());
  }
}
