package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.Applause;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.EncodedEvent;
import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.frame.Place;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a room's next lossy frame will carry: the newest standing, some messages, and all applause
/// as one.
final class NextLive {
  private static final int MAX_NAMES_COUNT = 3;

  private final Talk messages;
  private @Nullable RoomEvent applause;
  private @Nullable RoomStanding standing;

  NextLive(int maxMessagesCount, int maxBytes) {
    this.messages = new Talk(maxMessagesCount, maxBytes);
  }

  /// @return how many messages had to go for it
  int say(String id, EncodedEvent message) {
    return messages.add(id, message);
  }

  void delete(String messageId) {
    messages.delete(messageId);
  }

  void deleteAllOf(String personId) {
    messages.deleteAllOf(personId);
  }

  void applaud(RoomEvent event) {
    applause =
        applause == null
            ? event
            : event.toBuilder()
                .setApplause(sum(applause.getApplause(), event.getApplause()))
                .build();
  }

  private static Applause sum(Applause before, Applause more) {
    var sum =
        before.toBuilder()
            .setLikes(before.getLikes() + more.getLikes())
            .setTotalLikes(Math.max(before.getTotalLikes(), more.getTotalLikes()))
            .setEntered(before.getEntered() + more.getEntered());
    more.getEnteredNamesList().stream()
        .limit(Math.max(0, MAX_NAMES_COUNT - before.getEnteredNamesCount()))
        .forEach(sum::addEnteredNames);
    return sum.build();
  }

  void show(RoomStanding newest) {
    standing = newest;
  }

  boolean isEmpty() {
    return messages.isEmpty() && applause == null && standing == null;
  }

  Frame frame(Set<Codec> codecs, Place place) {
    var events = messages.all();
    if (applause != null) {
      events.add(EncodedEvent.ambient(applause));
    }
    return Frame.live(codecs, place, Optional.ofNullable(standing), events);
  }

  void clear() {
    messages.clear();
    applause = null;
    standing = null;
  }
}
