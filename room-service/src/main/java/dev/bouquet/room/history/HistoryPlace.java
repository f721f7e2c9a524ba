package dev.bouquet.room.history;

import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.kit.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An event's place in its room's log.
record HistoryPlace(String epoch, long seq) {
  private static final String SEPARATOR = "/";
  private static final Pattern EPOCH = Pattern.compile("[0-9a-z]{0,13}");

  /// Before the first.
  static final HistoryPlace FIRST = new HistoryPlace("", 0);

  HistoryPlace {
    if (seq < 0 || !EPOCH.matcher(epoch).matches()) {
      throw new IllegalArgumentException("no place of an event: %s/%d".formatted(epoch, seq));
    }
  }

  static HistoryPlace of(RoomEvent event) {
    return new HistoryPlace(event.getEpoch(), event.getSeq());
  }

  /// From a request; both or neither.
  static HistoryPlace asked(@Nullable String epoch, @Nullable String seq) {
    if (epoch == null && seq == null) {
      return FIRST;
    }
    if (epoch == null || seq == null) {
      throw malformed();
    }
    try {
      return new HistoryPlace(epoch, Long.parseLong(seq));
    } catch (IllegalArgumentException _) {
      throw malformed();
    }
  }

  private static ProblemException malformed() {
    return ProblemException.malformed(
        "INVALID_REQUEST",
        "The afterEpoch and the afterSeq belong together, and are those of an event of the room.");
  }

  /// Of a page's token.
  static HistoryPlace parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    return new HistoryPlace(parts[0], Long.parseLong(parts[1]));
  }

  String format() {
    return epoch + SEPARATOR + seq;
  }
}
