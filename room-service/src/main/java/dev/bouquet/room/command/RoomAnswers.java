package dev.bouquet.room.command;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// What a command's outcome is to the client who asked.
@Singleton
public class RoomAnswers {
  private final CommandConfig config;

  RoomAnswers(CommandConfig config) {
    this.config = config;
  }

  /// From an address. No room has an id that is no UUID.
  public static UUID roomId(String text) {
    return Ids.parse(text).orElseThrow(RoomRefusals::roomNotFound);
  }

  /// Of a person or a message, from an address.
  public static UUID idInAddress(String text) {
    return Ids.parse(text)
        .orElseThrow(() ->
            ProblemException.malformed("INVALID_REQUEST", "The ids in an address are UUIDs."));
  }

  /// 200 with the room as it is after the command.
  public Response room(CommandResult result) {
    var done = require(result);
    return IdempotencyKey.answer(Response.ok(RoomView.of(done.room())), done.unchanged());
  }

  /// 204.
  public Response noContent(CommandResult result) {
    return IdempotencyKey.answer(Response.noContent(), require(result).unchanged());
  }

  /// What was done; throws the problem where nothing was, or nobody knows.
  public CommandResult.Done require(CommandResult result) {
    return switch (result) {
      case CommandResult.Done done -> done;
      case CommandResult.Refused refused -> throw RoomRefusals.problem(refused);
      case CommandResult.Unanswered _ ->
          throw ProblemException.retryLater(
              "The room did not answer in time.", config.retryAfter());
    };
  }
}
