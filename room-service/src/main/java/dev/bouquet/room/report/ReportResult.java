package dev.bouquet.room.report;

import java.time.Instant;

/// What became of somebody's report.
sealed interface ReportResult {
  /// @param again the person had reported the message before
  record Taken(boolean again) implements ReportResult {}

  record NoSuchRoom() implements ReportResult {}

  /// The message is none that the room still knows.
  record NoSuchMessage() implements ReportResult {}

  record Banned() implements ReportResult {}

  record TooMany(Instant retryAt) implements ReportResult {}
}
