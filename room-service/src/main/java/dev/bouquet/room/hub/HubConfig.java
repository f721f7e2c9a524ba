package dev.bouquet.room.hub;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.hub")
public interface HubConfig {
  /// Time between two frames of a busy room. The first event after a quiet time does not wait.
  Duration tick();

  /// Payload at which a frame is sent without waiting for its tick.
  int maxFrameBytes();

  /// Most rooms in memory.
  int maxRoomsCount();

  /// Most recent events kept per room for those who come back.
  int maxHistoryPerRoomCount();

  /// Bytes of recent events per room.
  int maxHistoryPerRoomBytes();

  /// Bytes of recent events of all rooms.
  long maxHistoryBytes();

  /// Longest wait of a viewer who has seen more than this pod.
  Duration maxBehindWait();

  /// Longest wait of a viewer of a room that nobody has heard of yet.
  Duration unknownRoomWait();

  /// How long a snapshot may be ahead of the events that lead to it before it is taken instead.
  Duration snapshotPatience();

  /// Most rooms that are being looked up in the archive at once.
  int maxLookupsCount();

  /// Most messages kept per room for those who join.
  int maxTalkCount();

  /// Bytes of those messages.
  int maxTalkBytes();

  /// Most messages that a room's viewers are shown per tick; of more, the newest.
  int maxMessagesPerTickCount();

  /// In the place of the tick where event loops lag.
  Duration slowerTick();

  /// How long tasks of an event loop wait when the slower tick begins.
  Duration slowerAtLag();

  /// How long they wait when ambient events are left out.
  Duration quietAtLag();

  /// How long they wait when no new viewers are taken.
  Duration fullAtLag();

  /// How long event loops have to keep up before less is left out.
  Duration pressureRelief();
}
