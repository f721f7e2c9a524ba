package dev.bouquet.room.command;

import static java.util.Map.entry;

import dev.bouquet.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The refusals of rooms as clients see them, by the codes of the contract of `CommandDone`.
public final class RoomRefusals {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          entry("NOT_ROOM_HOST", "Only the room's host may do this."),
          entry("NOT_ROOM_MODERATOR", "Only the room's host and moderators may do this."),
          entry("ROOM_NOT_LIVE", "The room is not on air."),
          entry("ROOM_ENDED", "The room has ended."),
          entry("ROOM_SUSPENDED", "The platform has suspended the room."),
          entry("SAFE_HAVEN_ROOM", "In a safe haven nobody asks for gifts."),
          entry("GOAL_LIMIT_REACHED", "The room has as many goals as it may."),
          entry("MODERATOR_LIMIT_REACHED", "The room has as many moderators as it may."),
          entry("BAN_LIMIT_REACHED", "The room has banned as many people as it may."),
          entry("MUTE_LIMIT_REACHED", "The room has muted as many people as it may."),
          entry("GUEST_LIMIT_REACHED", "The room has invited as many guests as it may."),
          entry("NOT_INVITED", "The host has not invited this person to the stage."),
          entry("SPLIT_DOES_NOT_SUM", "The shares must sum to 10,000 basis points."),
          entry("STAFF_PROTECTED", "This cannot be done to the room's host or moderators."),
          entry("CHAT_OFF", "Nobody may chat here at present."),
          entry("FOLLOWERS_ONLY", "Only people who follow the host may chat here."),
          entry("MEMBERS_ONLY", "Only people who have sent a gift here may chat."),
          entry("BANNED", "The person is banned from this room."),
          entry("MUTED", "The person may not speak in this room for a while."),
          entry("SLOW_MODE", "In this room each person waits between two messages."),
          entry("TOO_MANY_MESSAGES", "These are too many messages at once."),
          entry("BLOCKED_WORD", "The message has a word that this room does not want."),
          entry("KEY_REUSED", "The Idempotency-Key belongs to another request."));

  private RoomRefusals() {}

  public static ProblemException problem(CommandResult.Refused refused) {
    var retryAt = refused.retryAt();
    var wait = retryAt.map(at -> Duration.between(Instant.now(), at)).orElse(Duration.ZERO);
    var problem = problem(refused.code(), wait);
    retryAt.ifPresent(at -> problem.with("retryAt", at));
    return problem;
  }

  public static ProblemException roomNotFound() {
    return ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room.");
  }

  public static ProblemException messageNotFound() {
    return ProblemException.notFound(
        "MESSAGE_NOT_FOUND", "This is none of the room's newest messages, or it was deleted.");
  }

  /// @param wait until it may be tried again, where time heals it
  public static ProblemException problem(String code, Duration wait) {
    return switch (code) {
      case "ROOM_NOT_FOUND" -> roomNotFound();
      case "NOT_ROOM_HOST", "NOT_ROOM_MODERATOR", "NOT_INVITED", "BANNED", "MUTED" ->
          new ProblemException(403, code, sentence(code));
      case "SLOW_MODE", "TOO_MANY_MESSAGES" -> ProblemException.tooMany(code, sentence(code), wait);
      default -> ProblemException.refused(code, sentence(code));
    };
  }

  /// While pods are being replaced, the fold of a newer one may know refusals that this one does
  /// not.
  private static String sentence(String code) {
    return SENTENCES.getOrDefault(code, "The room does not allow this.");
  }
}
