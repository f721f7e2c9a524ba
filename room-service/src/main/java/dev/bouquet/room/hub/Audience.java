package dev.bouquet.room.hub;

import dev.bouquet.room.frame.Frame;
import dev.bouquet.room.hub.JoinRequest.Viewer;
import java.util.List;
import java.util.UUID;

/// The viewers of one event loop.
public interface Audience {

  /// Takes deliveries in order, without blocking; they are worked off in one task.
  void deliver(List<Delivery> deliveries);

  /// The feed is lost, and with it the reason to be connected to this pod.
  void dismiss();

  /// How long the oldest delivery that is not worked off has been waiting.
  ///
  /// @param nanoTime of `System.nanoTime`
  long lagNanos(long nanoTime);

  sealed interface Delivery {
    /// To every viewer of the room on this loop.
    record ToRoom(UUID roomId, List<Frame> frames) implements Delivery {}

    /// To one viewer, who is a viewer of the room from now on if the answer says so.
    record ToViewer(Viewer viewer, JoinAnswer answer) implements Delivery {}

    /// A person may not watch the room any more.
    record Ban(UUID roomId, String personId) implements Delivery {}
  }

  sealed interface JoinAnswer {
    record Joined(UUID roomId, List<Frame> frames) implements JoinAnswer {}

    record NoSuchRoom() implements JoinAnswer {}

    record Banned() implements JoinAnswer {}

    /// This pod cannot tell now.
    record AskAgain() implements JoinAnswer {}
  }
}
