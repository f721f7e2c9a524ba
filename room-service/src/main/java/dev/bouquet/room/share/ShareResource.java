package dev.bouquet.room.share;

import dev.bouquet.contracts.room.v1.Gesture;
import dev.bouquet.contracts.room.v1.GestureKind;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomCommands;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// How and with whom somebody shares a room is their app's business; that they did is shown to the
/// room, once for each person.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class ShareResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  ShareResource(RoomCommands commands, RoomAnswers answers, SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.identity = identity;
  }

  @PUT
  @Path("/{roomId}/share")
  public Response share(@PathParam("roomId") String roomId) {
    var caller = Caller.of(identity);
    var share = Gesture.newBuilder().setKind(GestureKind.GESTURE_KIND_SHARE).setName(caller.name());
    return answers.noContent(
        commands.run(RoomAnswers.roomId(roomId), caller, RoomInput.newBuilder().setGesture(share)));
  }
}
