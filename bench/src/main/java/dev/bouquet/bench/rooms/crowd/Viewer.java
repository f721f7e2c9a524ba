package dev.bouquet.bench.rooms.crowd;

import dev.bouquet.bench.load.LoadFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/// One connection. Touched by the crowd's thread only, once it has been let in.
final class Viewer {
  private final SocketChannel channel;
  private final RoomLog room;
  private final Entrance entrance;
  private final Tally tally;
  private final EventTimes times;
  private final @Nullable Recorder latencyNanos;
  private final FrameParser parser;
  private @Nullable UpgradeAnswer answer = new UpgradeAnswer();
  private long lastSeq;
  private boolean left;

  /// @param latencyNanos null where this viewer takes no times
  Viewer(
      SocketChannel channel,
      RoomLog room,
      Entrance entrance,
      Tally tally,
      EventTimes times,
      @Nullable Recorder latencyNanos) {
    this.channel = channel;
    this.room = room;
    this.entrance = entrance;
    this.tally = tally;
    this.times = times;
    this.latencyNanos = latencyNanos;
    this.parser =
        new FrameParser(latencyNanos == null ? FrameParser.MOST_HEAD_BYTES : times.headBytes());
  }

  SocketChannel channel() {
    return channel;
  }

  RoomLog room() {
    return room;
  }

  boolean takesTimes() {
    return latencyNanos != null;
  }

  /// Takes what has come.
  ///
  /// @param in to be used meanwhile
  /// @return whether the connection goes on
  boolean read(ByteBuffer in) {
    in.clear();
    try {
      left |= channel.read(in) < 0;
      take(in.flip());
    } catch (IOException | UncheckedIOException _) {
      left = true;
    }
    return !left;
  }

  private void take(ByteBuffer in) throws IOException {
    if (answer != null) {
      if (!answer.take(in)) {
        return;
      }
      answer = null;
      greet();
    }
    parser.take(in, this::frame);
  }

  private void greet() throws IOException {
    if (entrance.greeting().isEmpty()) {
      tally.joined();
    } else {
      write(ClientFrames.texts(entrance.greeting()));
    }
  }

  private void frame(int opcode, byte[] head, int length) {
    switch (opcode) {
      case ClientFrames.TEXT -> text(head, length);
      case ClientFrames.PING -> pong(head, length);
      case ClientFrames.CLOSE -> left = true;
      default -> {}
    }
  }

  private void text(byte[] head, int length) {
    var batch = Batch.read(head, length);
    if (batch != null) {
      long first = Math.max(batch.first(), lastSeq + 1);
      tally.frame(Math.max(0, batch.last() - first + 1));
      recordLatencies(new Batch(first, batch.last()), head, length);
      lastSeq = Math.max(lastSeq, batch.last());
    } else if (lastSeq == 0 && Batch.isJoined(head, length)) {
      lastSeq = RoomLog.FIRST_SEQ;
      tally.joined();
    }
  }

  private void recordLatencies(Batch news, byte[] head, int length) {
    if (latencyNanos != null) {
      long now = System.nanoTime();
      times.read(
          room,
          news,
          head,
          length,
          intended -> latencyNanos.recordValue(Math.max(0, now - intended)));
    }
  }

  private void pong(byte[] payload, int length) {
    try {
      write(ClientFrames.pong(payload, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A client writes so little that the kernel always has room for it.
  private void write(ByteBuffer frames) throws IOException {
    channel.write(frames);
    if (frames.hasRemaining()) {
      throw new LoadFailure("a server reads nothing of what viewers say");
    }
  }
}
