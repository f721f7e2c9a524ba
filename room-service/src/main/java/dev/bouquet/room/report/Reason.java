package dev.bouquet.room.report;

/// Why a message is reported.
enum Reason {
  SPAM,
  HARASSMENT,
  HATE,
  SEXUAL,
  VIOLENCE,
  OTHER
}
