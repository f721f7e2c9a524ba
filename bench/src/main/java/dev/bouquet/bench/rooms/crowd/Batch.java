package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The events of one `batch` frame. Its `seq` comes before its events and is the last one's, and an
/// event begins with its own, so two numbers at the frame's begin tell of all of them.
///
/// @param first the first event's `seq`
record Batch(long first, long last) {
  private static final byte[] BATCH = "{\"t\":\"batch\"".getBytes(US_ASCII);
  private static final byte[] JOINED = "{\"t\":\"joined\"".getBytes(US_ASCII);
  private static final byte[] SEQ = "\"seq\":".getBytes(US_ASCII);

  /// Null where the frame is of another kind.
  static @Nullable Batch read(byte[] head, int length) {
    if (!beginsWith(BATCH, head, length)) {
      return null;
    }
    int last = afterSeq(head, BATCH.length, length);
    int first = afterSeq(head, last, length);
    return new Batch(number(head, first, length), number(head, last, length));
  }

  static boolean isJoined(byte[] head, int length) {
    return beginsWith(JOINED, head, length);
  }

  private static boolean beginsWith(byte[] begin, byte[] head, int length) {
    return length >= begin.length && Arrays.mismatch(begin, head) == begin.length;
  }

  /// The index behind the next `"seq":`.
  private static int afterSeq(byte[] head, int from, int length) {
    for (int i = from; i + SEQ.length < length; i++) {
      if (Arrays.equals(head, i, i + SEQ.length, SEQ, 0, SEQ.length)) {
        return i + SEQ.length;
      }
    }
    throw new IllegalArgumentException("no seq: " + new String(head, 0, length, US_ASCII));
  }

  static long number(byte[] head, int from, int length) {
    long number = 0;
    for (int i = from; i < length && head[i] >= '0' && head[i] <= '9'; i++) {
      number = number * 10 + head[i] - '0';
    }
    return number;
  }
}
