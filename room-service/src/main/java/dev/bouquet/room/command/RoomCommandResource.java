package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.view.RoomView;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A creator's rooms.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("creator")
@RunOnVirtualThread
public class RoomCommandResource {
  private final CommandConfig config;
  private final CommandService commands;
  private final SecurityIdentity identity;

  RoomCommandResource(CommandConfig config, CommandService commands, SecurityIdentity identity) {
    this.config = config;
    this.commands = commands;
    this.identity = identity;
  }

  /// With an `Idempotency-Key`, which becomes the room's id, asking again gives the same room.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull CreateRoomRequest request) {
    var roomId = key == null ? Ids.next() : IdempotencyKey.require(key);
    return switch (commands.create(roomId, caller(), request.title())) {
      case CommandResult.Done(Room room, boolean unchanged) -> {
        if (!room.getTitle().equals(request.title())) {
          throw keyReused();
        }
        yield created(room, unchanged);
      }
      // The only refusal of a creation: the room is there and somebody else's.
      case CommandResult.Refused _ -> throw keyReused();
      case CommandResult.Unanswered _ -> throw retryLater();
    };
  }

  @POST
  @Path("/{roomId}/start")
  public Response start(@PathParam("roomId") String roomId) {
    return room(commands.start(idOf(roomId), caller()));
  }

  @POST
  @Path("/{roomId}/end")
  public Response end(@PathParam("roomId") String roomId) {
    return room(commands.end(idOf(roomId), caller()));
  }

  private Response room(CommandResult result) {
    return switch (result) {
      case CommandResult.Done(Room room, boolean unchanged) ->
          IdempotencyKey.answer(Response.ok(RoomView.of(room)), unchanged);
      case CommandResult.Refused(String code) -> throw refusal(code);
      case CommandResult.Unanswered _ -> throw retryLater();
    };
  }

  private static Response created(Room room, boolean isReplay) {
    var response =
        Response.created(URI.create("/v1/rooms/" + room.getRoomId())).entity(RoomView.of(room));
    return IdempotencyKey.answer(response, isReplay);
  }

  private static ProblemException refusal(String code) {
    return switch (code) {
      case "ROOM_NOT_FOUND" -> roomNotFound();
      case "NOT_ROOM_HOST" -> new ProblemException(403, code, "Only the room's host may do this.");
      case "ROOM_ENDED" -> ProblemException.refused(code, "The room has ended.");
      default -> ProblemException.refused(code, "The room does not allow this.");
    };
  }

  private static ProblemException keyReused() {
    return ProblemException.refused(
        "KEY_REUSED", "The Idempotency-Key belongs to another request.");
  }

  private static ProblemException roomNotFound() {
    return ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room.");
  }

  private ProblemException retryLater() {
    return ProblemException.retryLater("The room did not answer in time.", config.retryAfter());
  }

  private static UUID idOf(String roomId) {
    return Ids.parse(roomId).orElseThrow(RoomCommandResource::roomNotFound);
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
