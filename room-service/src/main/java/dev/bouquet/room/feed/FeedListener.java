package dev.bouquet.room.feed;

import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import java.time.Duration;
import java.util.UUID;

/// Takes what the feed reads. Every method is called on the feed's thread and must not block.
///
/// Events of one room come in the order of their log, snapshots of one room in theirs. Between the
/// two there is no order: a snapshot may come before the events that it contains.
public interface FeedListener {

  void event(UUID roomId, RoomEvent event);

  default void snapshot(UUID roomId, RoomSnapshot snapshot) {}

  /// Everything that was there when the feed started has been read.
  default void caughtUp() {}

  /// After each batch, and without one at least as often as the listeners ask.
  ///
  /// @param nanoTime of `System.nanoTime`
  /// @return how soon the next turn is wanted
  default Duration turn(long nanoTime) {
    return Duration.ofDays(1);
  }

  /// The feed has stopped for good: nothing will come any more.
  default void lost() {}
}
