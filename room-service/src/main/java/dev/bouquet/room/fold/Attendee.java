package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the fold remembers of one person in one room.
///
/// @param gifts sent in this room
/// @param coins spent here for everybody to know, and not given back; below zero only while a
///   reversal has overtaken its charge
/// @param minutes watched, each minute counted once
/// @param lastMinute the last one counted, since 1970
/// @param mutedUntil in the past or empty for who may speak
/// @param said the newest messages, the oldest of them first
/// @param deleted of the person's messages those that were deleted lately, likewise
/// @param gestures that the room was shown
public record Attendee(
    long gifts,
    long coins,
    long minutes,
    long lastMinute,
    Optional<Instant> mutedUntil,
    List<Said> said,
    List<Deleted> deleted,
    Set<GestureKind> gestures) {

  public static final Attendee NEW =
      new Attendee(0, 0, 0, -1, Optional.empty(), List.of(), List.of(), Set.of());

  /// @param textHash tells a repeat from another message under the same id; that it is short harms
  ///   nobody but an author who looks for two texts of one hash
  public record Said(UUID messageId, int textHash, Instant at) {
    static Said of(UUID messageId, String text, Instant at) {
      return new Said(messageId, text.hashCode(), at);
    }

    boolean hasText(String text) {
      return textHash == text.hashCode();
    }
  }

  public record Deleted(UUID messageId, Instant at) {}

  public Attendee {
    said = List.copyOf(said);
    deleted = List.copyOf(deleted);
    gestures = Set.copyOf(gestures);
  }

  /// @param moreCoins of it that rankings count
  Attendee plusGift(long moreCoins) {
    return new Attendee(
        Math.incrementExact(gifts),
        Math.addExact(coins, moreCoins),
        minutes,
        lastMinute,
        mutedUntil,
        said,
        deleted,
        gestures);
  }

  Attendee minus(long fewerCoins) {
    return new Attendee(
        gifts,
        Math.subtractExact(coins, fewerCoins),
        minutes,
        lastMinute,
        mutedUntil,
        said,
        deleted,
        gestures);
  }

  /// Minutes up to the last one counted are not counted again, so one who watches on two devices
  /// counts once.
  Attendee present(long fromMinute, long toMinute) {
    long from = Math.max(fromMinute, lastMinute + 1);
    return from > toMinute
        ? this
        : new Attendee(
            gifts,
            coins,
            minutes + toMinute - from + 1,
            toMinute,
            mutedUntil,
            said,
            deleted,
            gestures);
  }

  Attendee withMute(Optional<Instant> until) {
    return new Attendee(gifts, coins, minutes, lastMinute, until, said, deleted, gestures);
  }

  boolean isMuted(Instant now) {
    return mutedUntil.filter(now::isBefore).isPresent();
  }

  Optional<Said> said(UUID messageId) {
    return said.stream().filter(message -> message.messageId().equals(messageId)).findAny();
  }

  /// When the last message but `count` - 1 was said; empty where there were fewer.
  Optional<Instant> saidAt(int count) {
    return said.size() < count ? Optional.empty() : Optional.of(said.get(said.size() - count).at());
  }

  /// @param keptCount messages that are remembered, this one included
  Attendee saying(Said message, int keptCount) {
    var all = new ArrayList<>(said);
    all.add(message);
    var kept = all.subList(Math.max(0, all.size() - keptCount), all.size());
    return new Attendee(gifts, coins, minutes, lastMinute, mutedUntil, kept, deleted, gestures);
  }

  /// Remembers that the message was deleted, once.
  ///
  /// @param since deletions that are not after it are forgotten
  /// @param keptCount deletions that are remembered, this one included
  Attendee losing(UUID messageId, Instant now, Instant since, int keptCount) {
    var all = new ArrayList<>(deleted);
    all.removeIf(before -> !before.at().isAfter(since));
    if (all.stream().noneMatch(before -> before.messageId().equals(messageId))) {
      all.add(new Deleted(messageId, now));
    }
    var kept = all.subList(Math.max(0, all.size() - keptCount), all.size());
    return new Attendee(gifts, coins, minutes, lastMinute, mutedUntil, said, kept, gestures);
  }

  Attendee with(GestureKind gesture) {
    var all = new HashSet<>(gestures);
    all.add(gesture);
    return new Attendee(gifts, coins, minutes, lastMinute, mutedUntil, said, deleted, all);
  }

  boolean hasLost(UUID messageId, Instant since) {
    return deleted.stream()
        .anyMatch(before -> before.messageId().equals(messageId) && before.at().isAfter(since));
  }
}
