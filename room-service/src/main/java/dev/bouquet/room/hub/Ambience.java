package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.EncodedEvent;
import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.frame.Place;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is not in a room's log: its standing, its newest messages, and what of both its viewers
/// have still to be shown.
final class Ambience {
  private final Talk talk;
  private final NextLive next;
  private @Nullable RoomStanding standing;
  private Instant standingAt = Instant.MIN;

  Ambience(HubConfig config) {
    this.talk = new Talk(config.maxTalkCount(), config.maxTalkBytes());
    this.next = new NextLive(config.maxMessagesPerTickCount(), config.maxFrameBytes());
  }

  /// Takes a message or applause.
  ///
  /// @param isShown whether it goes to viewers
  /// @return how many messages are shown to nobody for it
  int apply(RoomEvent event, boolean isShown) {
    if (event.hasMessageSaid()) {
      var id = event.getMessageSaid().getMessageId();
      var message = EncodedEvent.ambient(event);
      var _ = talk.add(id, message);
      return isShown ? next.say(id, message) : 1;
    }
    if (event.hasTestGift()) {
      var id = event.getTestGift().getId();
      return isShown ? next.say(id, EncodedEvent.ambient(event)) : 1;
    }
    if (event.hasGestureShown()) {
      var gesture = event.getGestureShown();
      var id = gesture.getPersonId() + gesture.getKindValue();
      return isShown ? next.say(id, EncodedEvent.ambient(event)) : 1;
    }
    if (event.hasApplause() && isShown) {
      next.applaud(event);
    }
    return 0;
  }

  Optional<MessageSaid> quote(String messageId) {
    return talk.find(messageId).map(message -> message.event().getMessageSaid());
  }

  void delete(String messageId) {
    talk.delete(messageId);
    next.delete(messageId);
  }

  void deleteAllOf(String personId) {
    talk.deleteAllOf(personId);
    next.deleteAllOf(personId);
  }

  /// Takes the snapshot's standing where it is newer and other than the one known. Newer figures
  /// contain older ones, so viewers need only the newest.
  void learn(RoomSnapshot snapshot, boolean isShown) {
    var takenAt = RoomView.instant(snapshot.getAt());
    if (!snapshot.hasStanding() || !takenAt.isAfter(standingAt)) {
      return;
    }
    standingAt = takenAt;
    if (!snapshot.getStanding().equals(standing)) {
      standing = snapshot.getStanding();
      if (isShown) {
        next.show(standing);
      }
    }
  }

  Optional<RoomStanding> standing() {
    return Optional.ofNullable(standing);
  }

  /// The newest, oldest first.
  List<EncodedEvent> messages() {
    return talk.all();
  }

  /// Those that came after the one with this id, oldest first; all that are remembered where it is
  /// not among them.
  List<EncodedEvent> messagesAfter(String id) {
    return talk.after(id);
  }

  boolean hasPending() {
    return !next.isEmpty();
  }

  Frame frame(Set<Codec> codecs, Place place) {
    return next.frame(codecs, place);
  }

  void forgetPending() {
    next.clear();
  }

  void forgetMessages() {
    talk.clear();
  }

  int bytes() {
    return talk.bytes();
  }
}
