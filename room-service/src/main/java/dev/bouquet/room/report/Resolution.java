package dev.bouquet.room.report;

/// What became of a reported message.
enum Resolution {
  /// It stays.
  DISMISS,
  DELETE
}
