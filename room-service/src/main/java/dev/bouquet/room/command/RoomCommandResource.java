package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.ChangeRoom;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.HouseRules;
import dev.bouquet.contracts.room.v1.PauseRoom;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.StartRoom;
import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.AgeGate;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.room.directory.RoomLookup;
import dev.bouquet.room.view.RoomView;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A creator's rooms.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("creator")
@RunOnVirtualThread
public class RoomCommandResource {
  private final CommandConfig config;
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final RoomLookup rooms;
  private final AgeGate ageGate;
  private final SecurityIdentity identity;

  RoomCommandResource(
      CommandConfig config,
      RoomCommands commands,
      RoomAnswers answers,
      RoomLookup rooms,
      AgeGate ageGate,
      SecurityIdentity identity) {
    this.config = config;
    this.rooms = rooms;
    this.commands = commands;
    this.answers = answers;
    this.ageGate = ageGate;
    this.identity = identity;
  }

  /// With an `Idempotency-Key`, which becomes the room's id, asking again gives the same room. The
  /// host's room before lends its house rules.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull DetailsRequest request) {
    var roomId = key == null ? Ids.next() : IdempotencyKey.require(key);
    var host = Caller.of(identity);
    var details = request.toMessage();
    var create =
        CreateRoom.newBuilder()
            .setTitle(details.getTitle())
            .setHostName(host.name())
            .setDetails(details);
    rooms.newestOf(host.id()).map(RoomCommandResource::houseRules).ifPresent(create::setHouseRules);
    var result = commands.run(roomId, host, RoomInput.newBuilder().setCreate(create));
    // The only refusal of a creation: the room is there and somebody else's.
    if (result instanceof CommandResult.Refused) {
      throw keyReused();
    }
    var done = answers.require(result);
    if (isUntouched(done.room()) && !done.room().getDetails().equals(details)) {
      throw keyReused();
    }
    return created(done.room(), done.unchanged());
  }

  /// From here on gifts are welcome, so the host must be of the age to receive them.
  @POST
  @Path("/{roomId}/start")
  public Response start(@PathParam("roomId") String roomId) {
    ageGate.requireOfAge(VerifiedFacts.of(identity));
    return run(roomId, RoomInput.newBuilder().setStart(StartRoom.getDefaultInstance()));
  }

  /// The host is away for a moment; `start` goes on.
  @POST
  @Path("/{roomId}/pause")
  public Response pause(@PathParam("roomId") String roomId) {
    return run(roomId, RoomInput.newBuilder().setPause(PauseRoom.getDefaultInstance()));
  }

  @PUT
  @Path("/{roomId}/details")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changeDetails(
      @PathParam("roomId") String roomId, @Valid @NotNull DetailsRequest request) {
    var change = ChangeRoom.newBuilder().setDetails(request.toMessage());
    return run(roomId, RoomInput.newBuilder().setChange(change));
  }

  @PUT
  @Path("/{roomId}/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changeSettings(
      @PathParam("roomId") String roomId, @Valid @NotNull SettingsRequest request) {
    var settings = request.toMessage(config.safeHavenMaxGiftCoins());
    var change = ChangeRoom.newBuilder().setSettings(settings);
    return run(roomId, RoomInput.newBuilder().setChange(change));
  }

  @POST
  @Path("/{roomId}/end")
  public Response end(@PathParam("roomId") String roomId) {
    return run(roomId, RoomInput.newBuilder().setEnd(EndRoom.getDefaultInstance()));
  }

  private static HouseRules houseRules(Room room) {
    return HouseRules.newBuilder()
        .addAllModeratorIds(room.getModeratorIdsList())
        .addAllBannedIds(room.getBannedIdsList())
        .addAllBlockedWords(room.getSettings().getBlockedWordsList())
        .build();
  }

  private Response run(String roomId, RoomInput.Builder ask) {
    return answers.room(commands.run(RoomAnswers.roomId(roomId), Caller.of(identity), ask));
  }

  /// Whether nothing has happened to the room since its creation. What it was created with is not
  /// known afterwards.
  private static boolean isUntouched(Room room) {
    return room.getVersion() == 1;
  }

  private static Response created(Room room, boolean isReplay) {
    var response =
        Response.created(URI.create("/v1/rooms/" + room.getRoomId())).entity(RoomView.of(room));
    return IdempotencyKey.answer(response, isReplay);
  }

  private static ProblemException keyReused() {
    return RoomRefusals.problem("KEY_REUSED", Duration.ZERO);
  }
}
