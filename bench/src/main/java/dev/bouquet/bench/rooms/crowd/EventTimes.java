package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// How a viewer knows when an event was meant to be sent.
public enum EventTimes {
  /// From the room's log, which this program has written.
  OF_LOG(FrameParser.MOST_HEAD_BYTES) {
    @Override
    void read(RoomLog room, Batch news, byte[] head, int length, LongConsumer intendedNanos) {
      for (long seq = news.first(); seq <= news.last(); seq++) {
        intendedNanos.accept(room.intendedNanos(seq));
      }
    }
  },
  /// From the event itself, whose sender bears that time as a name: its place in the log is the
  /// fold's to give.
  OF_SENDER(64 * 1024) {
    @Override
    void read(RoomLog room, Batch news, byte[] head, int length, LongConsumer intendedNanos) {
      for (int i = 0; i + SENDER.length < length; i++) {
        if (Arrays.equals(head, i, i + SENDER.length, SENDER, 0, SENDER.length)) {
          intendedNanos.accept(Batch.number(head, i + SENDER.length, length));
        }
      }
    }
  };

  private static final byte[] SENDER = "\"senderName\":\"".getBytes(US_ASCII);

  private final int headBytes;

  EventTimes(int headBytes) {
    this.headBytes = headBytes;
  }

  /// How much of a frame has to be kept for this.
  int headBytes() {
    return headBytes;
  }

  /// @param intendedNanos is given the time of each event, in terms of `System.nanoTime()`
  abstract void read(RoomLog room, Batch news, byte[] head, int length, LongConsumer intendedNanos);
}
