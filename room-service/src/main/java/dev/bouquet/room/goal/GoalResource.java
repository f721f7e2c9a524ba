package dev.bouquet.room.goal;

import dev.bouquet.contracts.room.v1.DropGoal;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.CommandResult;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomCommands;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A host's goals. How far they are is told by the stream and by `GET …/goals`.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("creator")
@RunOnVirtualThread
public class GoalResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  GoalResource(RoomCommands commands, RoomAnswers answers, SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.identity = identity;
  }

  record Created(String id) {}

  /// With an `Idempotency-Key`, which becomes the goal's id, asking again sets the same goal.
  @POST
  @Path("/{roomId}/goals")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @PathParam("roomId") String roomId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull GoalRequest request) {
    var goalId = key == null ? Ids.next() : IdempotencyKey.require(key);
    var done = answers.require(set(roomId, goalId, request));
    var place = URI.create("/v1/rooms/" + roomId + "/goals/" + goalId);
    return IdempotencyKey.answer(
        Response.created(place).entity(new Created(goalId.toString())), done.unchanged());
  }

  /// Parts that count what they counted before keep their progress.
  @PUT
  @Path("/{roomId}/goals/{goalId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(
      @PathParam("roomId") String roomId,
      @PathParam("goalId") String goalId,
      @Valid @NotNull GoalRequest request) {
    return answers.noContent(set(roomId, goalId(goalId), request));
  }

  @DELETE
  @Path("/{roomId}/goals/{goalId}")
  public Response drop(@PathParam("roomId") String roomId, @PathParam("goalId") String goalId) {
    var drop = DropGoal.newBuilder().setGoalId(goalId(goalId).toString());
    return answers.noContent(run(roomId, RoomInput.newBuilder().setDropGoal(drop)));
  }

  private CommandResult set(String roomId, UUID goalId, GoalRequest request) {
    return run(roomId, RoomInput.newBuilder().setSetGoal(request.toMessage(goalId)));
  }

  private CommandResult run(String roomId, RoomInput.Builder ask) {
    return commands.run(RoomAnswers.roomId(roomId), Caller.of(identity), ask);
  }

  private static UUID goalId(String text) {
    return Ids.parse(text)
        .orElseThrow(() -> ProblemException.malformed("INVALID_REQUEST", "A goal's id is a UUID."));
  }
}
