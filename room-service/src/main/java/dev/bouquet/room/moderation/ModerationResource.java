package dev.bouquet.room.moderation;

import dev.bouquet.contracts.room.v1.Appoint;
import dev.bouquet.contracts.room.v1.Ban;
import dev.bouquet.contracts.room.v1.Mute;
import dev.bouquet.contracts.room.v1.PinMessage;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.Unpin;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.chat.NewestMessages;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomCommands;
import dev.bouquet.room.command.RoomRefusals;
import dev.bouquet.room.command.RoomStaff;
import dev.bouquet.room.report.Reports;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who may moderate is the room's to say and no role's.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class ModerationResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final RoomStaff staff;
  private final NewestMessages messages;
  private final Reports reports;
  private final SecurityIdentity identity;

  ModerationResource(
      RoomCommands commands,
      RoomAnswers answers,
      RoomStaff staff,
      NewestMessages messages,
      Reports reports,
      SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.staff = staff;
    this.messages = messages;
    this.reports = reports;
    this.identity = identity;
  }

  @GET
  @Path("/{roomId}/moderation")
  public ModerationView moderation(@PathParam("roomId") String roomId) {
    var room = staff.require(RoomAnswers.roomId(roomId), Caller.of(identity));
    return ModerationView.of(room, Instant.now());
  }

  /// Viewers are told to take it away; those who come later never see it. What was reported about
  /// it is settled with that.
  @DELETE
  @Path("/{roomId}/messages/{messageId}")
  public Response delete(
      @PathParam("roomId") String roomId, @PathParam("messageId") String messageId)
      throws SQLException {
    return answers.noContent(
        reports.delete(
            RoomAnswers.roomId(roomId), RoomAnswers.idInAddress(messageId), Caller.of(identity)));
  }

  /// Everything that the person has said so far; a ban does so by itself.
  @DELETE
  @Path("/{roomId}/people/{personId}/messages")
  public Response deleteAllOf(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    return answers.noContent(
        reports.deleteAllOf(
            RoomAnswers.roomId(roomId), RoomAnswers.idInAddress(personId), Caller.of(identity)));
  }

  /// A mute that is there already is replaced by this one.
  @PUT
  @Path("/{roomId}/mutes/{personId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response mute(
      @PathParam("roomId") String roomId,
      @PathParam("personId") String personId,
      @Valid @NotNull MuteRequest request) {
    return mute(roomId, personId, request.seconds());
  }

  @DELETE
  @Path("/{roomId}/mutes/{personId}")
  public Response unmute(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    return mute(roomId, personId, 0);
  }

  /// Takes away what the person has said, as well.
  @PUT
  @Path("/{roomId}/bans/{personId}")
  public Response ban(@PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    return answers.noContent(
        reports.ban(
            RoomAnswers.roomId(roomId), RoomAnswers.idInAddress(personId), Caller.of(identity)));
  }

  @DELETE
  @Path("/{roomId}/bans/{personId}")
  public Response unban(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    var lift = Ban.newBuilder().setPersonId(person(personId)).setLift(true);
    return run(roomId, RoomInput.newBuilder().setBan(lift));
  }

  @PUT
  @Path("/{roomId}/moderators/{personId}")
  public Response appoint(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    return appoint(roomId, personId, false);
  }

  @DELETE
  @Path("/{roomId}/moderators/{personId}")
  public Response dismiss(
      @PathParam("roomId") String roomId, @PathParam("personId") String personId) {
    return appoint(roomId, personId, true);
  }

  /// In the words of whoever pins.
  @PUT
  @Path("/{roomId}/pin")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response pin(@PathParam("roomId") String roomId, @Valid @NotNull PinRequest request) {
    var author = Caller.of(identity);
    var pin =
        PinMessage.newBuilder()
            .setText(request.text())
            .setAuthorId(author.id().toString())
            .setAuthorName(author.name());
    return pin(roomId, pin, request.seconds());
  }

  /// In the words and the name of whoever said it. Only what the room was shown lately and nobody
  /// has deleted can be pinned, so that no words are put into anybody's mouth.
  @PUT
  @Path("/{roomId}/messages/{messageId}/pin")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response pinMessage(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      @Valid @Nullable PinMessageRequest request) {
    var said =
        messages
            .find(RoomAnswers.roomId(roomId), RoomAnswers.idInAddress(messageId))
            .orElseThrow(RoomRefusals::messageNotFound);
    var pin =
        PinMessage.newBuilder()
            .setText(said.getText())
            .setAuthorId(said.getAuthorId())
            .setAuthorName(said.getAuthorName());
    return pin(roomId, pin, request == null ? null : request.seconds());
  }

  private Response pin(String roomId, PinMessage.Builder pin, @Nullable Integer seconds) {
    return run(
        roomId, RoomInput.newBuilder().setPin(pin.setSeconds(seconds == null ? 0 : seconds)));
  }

  @DELETE
  @Path("/{roomId}/pin")
  public Response unpin(@PathParam("roomId") String roomId) {
    return run(roomId, RoomInput.newBuilder().setUnpin(Unpin.getDefaultInstance()));
  }

  private Response mute(String roomId, String personId, int seconds) {
    var mute = Mute.newBuilder().setPersonId(person(personId)).setSeconds(seconds);
    return run(roomId, RoomInput.newBuilder().setMute(mute));
  }

  private Response appoint(String roomId, String personId, boolean dismiss) {
    var appoint = Appoint.newBuilder().setPersonId(person(personId)).setDismiss(dismiss);
    return run(roomId, RoomInput.newBuilder().setAppoint(appoint));
  }

  private Response run(String roomId, RoomInput.Builder ask) {
    return answers.noContent(commands.run(RoomAnswers.roomId(roomId), Caller.of(identity), ask));
  }

  private static String person(String personId) {
    return RoomAnswers.idInAddress(personId).toString();
  }
}
