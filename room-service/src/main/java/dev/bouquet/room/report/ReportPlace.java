package dev.bouquet.room.report;

import java.time.Instant;
import java.util.UUID;

/// A message's place in its room's list: the one that was reported first comes first.
record ReportPlace(Instant firstReportedAt, UUID messageId) {
  private static final String SEPARATOR = "/";
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /// Before the first.
  static final ReportPlace FIRST = new ReportPlace(Instant.EPOCH, new UUID(0, 0));

  static ReportPlace of(ReportedMessage message) {
    return new ReportPlace(message.firstReportedAt(), message.messageId());
  }

  static ReportPlace parse(String text) {
    var parts = text.split(SEPARATOR, 2);
    var at = Instant.parse(parts[0]);
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new IllegalArgumentException("no time of a report: " + at);
    }
    return new ReportPlace(at, UUID.fromString(parts[1]));
  }

  String format() {
    return firstReportedAt + SEPARATOR + messageId;
  }
}
