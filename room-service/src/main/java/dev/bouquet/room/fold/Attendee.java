package dev.bouquet.room.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the fold remembers of one person in one room.
///
/// @param gifts sent in this room
/// @param coins spent here and not given back; below zero only while a reversal has overtaken its
///   charge
/// @param minutes watched, each minute counted once
/// @param lastMinute the last one counted, since 1970
/// @param mutedUntil in the past or empty for who may speak
/// @param talk what this person said lately
public record Attendee(
    long gifts,
    long coins,
    long minutes,
    long lastMinute,
    Optional<Instant> mutedUntil,
    Optional<Talk> talk) {

  public static final Attendee NEW = new Attendee(0, 0, 0, -1, Optional.empty(), Optional.empty());

  /// @param lastMessageId for telling a repeat
  /// @param windowStartedAt since when `messagesInWindow` counts
  public record Talk(
      UUID lastMessageId, Instant lastMessageAt, Instant windowStartedAt, int messagesInWindow) {}

  Attendee plusGift(long moreCoins) {
    return new Attendee(
        Math.incrementExact(gifts),
        Math.addExact(coins, moreCoins),
        minutes,
        lastMinute,
        mutedUntil,
        talk);
  }

  Attendee minus(long fewerCoins) {
    return new Attendee(
        gifts, Math.subtractExact(coins, fewerCoins), minutes, lastMinute, mutedUntil, talk);
  }

  /// Minutes up to the last one counted are not counted again, so one who watches on two devices
  /// counts once.
  Attendee present(long fromMinute, long toMinute) {
    long from = Math.max(fromMinute, lastMinute + 1);
    return from > toMinute
        ? this
        : new Attendee(gifts, coins, minutes + toMinute - from + 1, toMinute, mutedUntil, talk);
  }

  Attendee muted(Instant now, Duration lasts) {
    var until = lasts.isZero() ? Optional.<Instant>empty() : Optional.of(now.plus(lasts));
    return new Attendee(gifts, coins, minutes, lastMinute, until, talk);
  }

  /// @param window within which messages are counted
  Attendee said(UUID messageId, Instant now, Duration window) {
    var goesOn = talk.filter(t -> now.isBefore(t.windowStartedAt().plus(window)));
    var next =
        goesOn
            .map(t -> new Talk(messageId, now, t.windowStartedAt(), t.messagesInWindow() + 1))
            .orElseGet(() -> new Talk(messageId, now, now, 1));
    return new Attendee(gifts, coins, minutes, lastMinute, mutedUntil, Optional.of(next));
  }
}
