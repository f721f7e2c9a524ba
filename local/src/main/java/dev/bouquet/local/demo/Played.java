package dev.bouquet.local.demo;

/// A show that is over.
///
/// @param duplicates events that a screen has shown twice
/// @param gaps events that a screen has left out between others
/// @param requests from when a gift was meant to be sent until its receipt
/// @param deliveries from when a gift was meant to be sent until each screen showed it
record Played(
    Accounts accounts,
    Moments moments,
    Conversation conversation,
    Attendance attendance,
    long duplicates,
    long gaps,
    Latency requests,
    Latency deliveries,
    double giftsPerSecond) {

  /// @param floor of a gift that is on its way alone
  Report report(Latency floor) {
    var refused = accounts.refusedByCode();
    return new Report(
        accounts.acceptedGifts(),
        refused.values().stream().mapToLong(Long::longValue).sum(),
        attendance.expected(),
        attendance.delivered(),
        duplicates,
        gaps,
        moments.combos(),
        moments.goalsReached(),
        conversation.said(),
        conversation.expected(),
        conversation.read(),
        conversation.likesSent(),
        conversation.likesCounted(),
        accounts.coins(),
        accounts.diamonds(),
        accounts.fee(),
        accounts.balanced(),
        requests,
        deliveries,
        floor,
        Math.round(giftsPerSecond * 10) / 10.0,
        refused,
        accounts.problems());
  }
}
