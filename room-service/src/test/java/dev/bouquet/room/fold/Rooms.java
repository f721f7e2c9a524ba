package dev.bouquet.room.fold;

import dev.bouquet.room.fold.Emission.Answered;
import dev.bouquet.room.fold.Emission.Logged;
import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Passing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A room under test: remembers its state and everything it emitted.
final class Rooms {
  static final UUID HOST = UUID.fromString("00000000-0000-7000-8000-000000000001");
  static final UUID STRANGER = UUID.fromString("00000000-0000-7000-8000-000000000002");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  static final FoldBounds BOUNDS =
      new FoldBounds(
          Duration.ofSeconds(5),
          3,
          3,
          Duration.ofSeconds(15),
          2,
          2,
          2,
          2,
          2,
          3,
          Duration.ofSeconds(5),
          3,
          Duration.ofHours(24),
          Duration.ofHours(24),
          Duration.ofHours(1),
          new MomentumRules(
              3, Duration.ofMinutes(1), 100, 3, Duration.ofSeconds(30), Duration.ofMinutes(5)));

  private final RoomFold fold = new RoomFold(BOUNDS);
  private final List<Emission> emissions = new ArrayList<>();
  private final Map<UUID, Attendee> attendees = new HashMap<>();
  private Instant now = NOON;
  private RoomState state = RoomState.unheardOf("e1");

  Rooms given(Input... inputs) {
    for (var input : inputs) {
      when(input);
    }
    return this;
  }

  List<Emission> when(Input input) {
    var person = input.attendee();
    var before = person.map(this::attendee).orElse(Attendee.NEW);
    var decision = fold.decide(state, before, input, now);
    state = decision.state();
    person.ifPresent(id -> attendees.put(id, decision.attendee()));
    emissions.addAll(decision.emissions());
    return decision.emissions();
  }

  /// Goes on at a later time.
  Rooms after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Attendee attendee(UUID person) {
    return attendees.getOrDefault(person, Attendee.NEW);
  }

  RoomState state() {
    return state;
  }

  List<Logged> log() {
    return emissions.stream().filter(Logged.class::isInstance).map(Logged.class::cast).toList();
  }

  /// What viewers could read, in order.
  List<Event.MessageSaid> messages() {
    return emissions.stream()
        .filter(Passing.class::isInstance)
        .map(passing -> ((Passing) passing).event())
        .filter(Event.MessageSaid.class::isInstance)
        .map(Event.MessageSaid.class::cast)
        .toList();
  }

  Instant now() {
    return now;
  }

  static Input createRoom() {
    return command(HOST, new Ask.Create(Details.titled("Evening show"), "Mia", HouseRules.NONE));
  }

  static Input startRoom() {
    return command(HOST, new Ask.Start());
  }

  static Input endRoom() {
    return command(HOST, new Ask.End());
  }

  static Input command(UUID actor, Ask ask) {
    return new Input.Command(UUID.randomUUID(), actor, ask);
  }

  static Ask safeHaven() {
    var initial = Settings.INITIAL;
    return new Ask.Change(
        Optional.empty(),
        Optional.of(
            new Settings(
                initial.chatMode(),
                initial.slowMode(),
                100,
                true,
                true,
                false,
                initial.blockedWords())));
  }

  static Input.Charge charge(int slot, long epoch, long seq, long coins) {
    return new Input.Charge(
        new UUID(slot, epoch * 1_000_000 + seq),
        new Position(slot, epoch, seq),
        STRANGER,
        coins,
        new Input.Gift(
            "rose",
            "Rose",
            1,
            STRANGER.toString(),
            "Ben",
            Input.Discretion.NONE,
            HOST.toString(),
            Optional.empty()),
        Input.Words.NONE,
        NOON);
  }

  /// One rose of a combo.
  static Input.Charge comboGift(long seq, UUID comboId, int quantity, long coins) {
    return comboGift(seq, STRANGER, "rose", comboId, quantity, coins);
  }

  static Input.Charge comboGift(
      long seq, UUID sender, String giftId, UUID comboId, int quantity, long coins) {
    return new Input.Charge(
        new UUID(9, seq),
        new Position(9, 1, seq),
        sender,
        coins,
        new Input.Gift(
            giftId,
            giftId,
            quantity,
            sender.toString(),
            "Ben",
            Input.Discretion.NONE,
            HOST.toString(),
            Optional.of(comboId)),
        Input.Words.NONE,
        NOON);
  }

  /// The charge, given otherwise.
  static Input.Charge with(Input.Charge charge, Input.Discretion discretion, Input.Words words) {
    var gift = charge.gift();
    return new Input.Charge(
        charge.id(),
        charge.position(),
        charge.payer(),
        charge.coins(),
        new Input.Gift(
            gift.giftId(),
            gift.giftName(),
            gift.quantity(),
            gift.senderId(),
            gift.senderName(),
            discretion,
            gift.receiverId(),
            gift.comboId()),
        words,
        charge.chargedAt());
  }

  static Input.Charge anonymous(Input.Charge charge) {
    return with(charge, Input.Discretion.ANONYMOUS, charge.words());
  }

  /// The events of one kind, in order.
  <E extends Event> List<E> events(Class<E> kind) {
    return log().stream().map(Logged::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  static Outcome outcomeOf(List<Emission> emissions) {
    return ((Answered) emissions.getLast()).outcome();
  }
}
