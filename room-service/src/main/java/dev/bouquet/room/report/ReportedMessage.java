package dev.bouquet.room.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A message with all that was reported about it. Who reported it stays with the platform.
///
/// @param reports people who have reported it
/// @param reasons most frequent first
record ReportedMessage(
    UUID messageId,
    UUID authorId,
    String authorName,
    String text,
    Instant firstReportedAt,
    long reports,
    List<ReasonCount> reasons) {

  record ReasonCount(Reason reason, long count) {}

  ReportedMessage with(List<ReasonCount> counted) {
    long all = counted.stream().mapToLong(ReasonCount::count).reduce(0, Math::addExact);
    return new ReportedMessage(
        messageId, authorId, authorName, text, firstReportedAt, all, List.copyOf(counted));
  }
}
