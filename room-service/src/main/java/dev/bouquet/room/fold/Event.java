package dev.bouquet.room.fold;

/// What happened in a room, as its log tells it.
public sealed interface Event {

  record Created() implements Event {}

  record Started() implements Event {}

  record Ended() implements Event {}

  record GiftShown(Input.Charge charge) implements Event {}
}
