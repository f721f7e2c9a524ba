package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.EndCombo;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("viewer")
@RunOnVirtualThread
public class ComboResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  ComboResource(RoomCommands commands, RoomAnswers answers, SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.identity = identity;
  }

  /// The caller's own combo; there is no need to wait until it ends by itself.
  @POST
  @Path("/{roomId}/combos/{comboId}/end")
  public Response end(@PathParam("roomId") String roomId, @PathParam("comboId") String comboId) {
    var end = EndCombo.newBuilder().setComboId(RoomAnswers.idInAddress(comboId).toString());
    return answers.noContent(
        commands.run(
            RoomAnswers.roomId(roomId),
            Caller.of(identity),
            RoomInput.newBuilder().setEndCombo(end)));
  }
}
