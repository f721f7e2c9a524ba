package dev.bouquet.room.fold;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Who is on the stage beside the host, and how they share gifts.
///
/// @param guests in the order in which they were invited
public record Lineup(List<Guest> guests, GiftSplit split) {
  public static final Lineup HOST_ALONE = new Lineup(List.of(), new GiftSplit.ToHost());

  /// @param name empty for somebody who is invited and has not come yet
  public record Guest(UUID id, Optional<String> name) {
    public boolean isOnStage() {
      return name.isPresent();
    }
  }

  public Lineup {
    guests = List.copyOf(guests);
  }

  Optional<Guest> find(UUID person) {
    return guests.stream().filter(guest -> guest.id().equals(person)).findAny();
  }

  Lineup invite(UUID person) {
    var invited = new Guest(person, Optional.empty());
    return new Lineup(Stream.concat(guests.stream(), Stream.of(invited)).toList(), split);
  }

  Lineup join(UUID person, String name) {
    return new Lineup(
        guests.stream()
            .map(guest -> guest.id().equals(person) ? new Guest(person, Optional.of(name)) : guest)
            .toList(),
        split);
  }

  Lineup without(UUID person) {
    return new Lineup(guests.stream().filter(guest -> !guest.id().equals(person)).toList(), split);
  }

  Lineup with(GiftSplit changed) {
    return new Lineup(guests, changed);
  }

  /// As viewers see it.
  Lineup shown() {
    return new Lineup(guests.stream().filter(Guest::isOnStage).toList(), split);
  }
}
