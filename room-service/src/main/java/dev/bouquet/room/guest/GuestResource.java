package dev.bouquet.room.guest;

import dev.bouquet.contracts.room.v1.InviteGuest;
import dev.bouquet.contracts.room.v1.JoinStage;
import dev.bouquet.contracts.room.v1.LeaveStage;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.SetGiftSplit;
import dev.bouquet.kit.security.AgeGate;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomCommands;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// A guest is on the stage once both the host and the guest have said so, each by the same address.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class GuestResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final AgeGate ageGate;
  private final SecurityIdentity identity;

  GuestResource(
      RoomCommands commands, RoomAnswers answers, AgeGate ageGate, SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.ageGate = ageGate;
    this.identity = identity;
  }

  /// The host invites somebody; the person comes, if of the age to receive gifts.
  @PUT
  @Path("/{roomId}/guests/{personId}")
  public Response add(@PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    var person = RoomAnswers.idInAddress(personId);
    var caller = Caller.of(identity);
    var ask = RoomInput.newBuilder();
    if (caller.id().equals(person)) {
      ageGate.requireOfAge(VerifiedFacts.of(identity));
      ask.setJoinStage(JoinStage.newBuilder().setName(caller.name()));
    } else {
      ask.setInviteGuest(InviteGuest.newBuilder().setPersonId(person.toString()));
    }
    return run(roomId, caller, ask);
  }

  /// The guest leaves, or the host or a moderator takes the guest off the stage; also takes an
  /// invitation back.
  @DELETE
  @Path("/{roomId}/guests/{personId}")
  public Response remove(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    var person = RoomAnswers.idInAddress(personId).toString();
    var ask = RoomInput.newBuilder().setLeaveStage(LeaveStage.newBuilder().setPersonId(person));
    return run(roomId, Caller.of(identity), ask);
  }

  @PUT
  @Path("/{roomId}/gift-split")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response split(
      @PathParam("roomId") String roomId, @Valid @NotNull GiftSplitRequest request) {
    var ask =
        RoomInput.newBuilder()
            .setSetGiftSplit(SetGiftSplit.newBuilder().setSplit(request.toMessage()));
    return run(roomId, Caller.of(identity), ask);
  }

  private Response run(String roomId, Caller caller, RoomInput.Builder ask) {
    return answers.noContent(commands.run(RoomAnswers.roomId(roomId), caller, ask));
  }
}
