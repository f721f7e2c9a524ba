package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Answered;
import dev.bouquet.room.fold.Emission.Logged;
import dev.bouquet.room.fold.Emission.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A room under test: remembers its state and everything it emitted.
final class Rooms {
  static final UUID HOST = UUID.fromString("00000000-0000-7000-8000-000000000001");
  static final UUID STRANGER = UUID.fromString("00000000-0000-7000-8000-000000000002");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final List<Emission> emissions = new ArrayList<>();
  private RoomState state = RoomState.unheardOf("e1");

  Rooms given(Input... inputs) {
    for (var input : inputs) {
      when(input);
    }
    return this;
  }

  List<Emission> when(Input input) {
    var decision = RoomFold.decide(state, input, NOON);
    state = decision.state();
    emissions.addAll(decision.emissions());
    return decision.emissions();
  }

  RoomState state() {
    return state;
  }

  List<Logged> log() {
    return emissions.stream().filter(Logged.class::isInstance).map(Logged.class::cast).toList();
  }

  static Input createRoom() {
    return command(HOST, new Input.Ask.Create("Evening show", "Mia"));
  }

  static Input startRoom() {
    return command(HOST, new Input.Ask.Start());
  }

  static Input endRoom() {
    return command(HOST, new Input.Ask.End());
  }

  static Input command(UUID actor, Input.Ask ask) {
    return new Input.Command(UUID.randomUUID(), actor, ask);
  }

  static Input.Charge charge(int slot, long epoch, long seq, long coins) {
    return new Input.Charge(
        new UUID(slot, epoch * 1_000_000 + seq),
        new Position(slot, epoch, seq),
        coins,
        new Input.Gift("rose", "Rose", 1, STRANGER.toString(), "Ben", HOST.toString()),
        NOON);
  }

  static Outcome outcomeOf(List<Emission> emissions) {
    return ((Answered) emissions.getLast()).outcome();
  }
}
