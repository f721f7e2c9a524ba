package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.rooms.crowd.Entrance;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import java.io.IOException;

/// What shows events to viewers, running, in one way of sharing frames.
interface RoomServer {
  ServerName name();

  PerFrame perFrame();

  Venue venue();

  Entrance entrance();

  /// Hands the event over without waiting for it.
  void publish(RoomLog room, long seq);

  /// Hands over what is kept back so that events share a frame.
  ///
  /// @throws LoadFailure where an event could not be published
  void flush();

  /// Of the server alone, so far.
  long cpuMicros() throws IOException;

  /// Of that, what its compilers took.
  long compilerMicros() throws IOException;

  /// In use now, without garbage and without the kernel's share.
  long memoryBytes() throws IOException, InterruptedException;
}
