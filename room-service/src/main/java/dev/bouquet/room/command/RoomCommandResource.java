package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.StartRoom;
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
import org.jspecify.annotations.Nullable;

/// A creator's rooms.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("creator")
@RunOnVirtualThread
public class RoomCommandResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  RoomCommandResource(RoomCommands commands, RoomAnswers answers, SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.identity = identity;
  }

  /// With an `Idempotency-Key`, which becomes the room's id, asking again gives the same room.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull CreateRoomRequest request) {
    var roomId = key == null ? Ids.next() : IdempotencyKey.require(key);
    var host = Caller.of(identity);
    var create = CreateRoom.newBuilder().setTitle(request.title()).setHostName(host.name());
    var result = commands.run(roomId, host, RoomInput.newBuilder().setCreate(create));
    // The only refusal of a creation: the room is there and somebody else's.
    if (result instanceof CommandResult.Refused) {
      throw keyReused();
    }
    var done = answers.require(result);
    if (!done.room().getTitle().equals(request.title())) {
      throw keyReused();
    }
    return created(done.room(), done.unchanged());
  }

  @POST
  @Path("/{roomId}/start")
  public Response start(@PathParam("roomId") String roomId) {
    return run(roomId, RoomInput.newBuilder().setStart(StartRoom.getDefaultInstance()));
  }

  @POST
  @Path("/{roomId}/end")
  public Response end(@PathParam("roomId") String roomId) {
    return run(roomId, RoomInput.newBuilder().setEnd(EndRoom.getDefaultInstance()));
  }

  private Response run(String roomId, RoomInput.Builder ask) {
    return answers.room(commands.run(RoomAnswers.roomId(roomId), Caller.of(identity), ask));
  }

  private static Response created(Room room, boolean isReplay) {
    var response =
        Response.created(URI.create("/v1/rooms/" + room.getRoomId())).entity(RoomView.of(room));
    return IdempotencyKey.answer(response, isReplay);
  }

  private static ProblemException keyReused() {
    return ProblemException.refused(
        "KEY_REUSED", "The Idempotency-Key belongs to another request.");
  }
}
