package dev.bouquet.room.returns;

import dev.bouquet.contracts.room.v1.LiftSuspension;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.SuspendRoom;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomCommands;
import dev.bouquet.room.returns.SuspensionActs.Act;
import dev.bouquet.room.returns.SuspensionActs.Kind;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Operators suspend rooms, and see what followed.
@Path("/v1/admin/rooms/{roomId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
public class SuspensionResource {
  private final RoomCommands commands;
  private final RoomAnswers answers;
  private final SuspensionActs acts;
  private final ReturnStore returns;
  private final SecurityIdentity identity;

  SuspensionResource(
      RoomCommands commands,
      RoomAnswers answers,
      SuspensionActs acts,
      ReturnStore returns,
      SecurityIdentity identity) {
    this.commands = commands;
    this.answers = answers;
    this.acts = acts;
    this.returns = returns;
    this.identity = identity;
  }

  @POST
  @Path("/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response suspend(
      @PathParam("roomId") String roomId, @Valid @NotNull SuspensionRequest request)
      throws SQLException {
    var suspend = SuspendRoom.newBuilder().setReason(request.reason());
    return act(
        RoomAnswers.roomId(roomId),
        Kind.SUSPEND,
        request.reason(),
        RoomInput.newBuilder().setSuspend(suspend));
  }

  /// @param request may be left out: not every client sends a body with DELETE
  @DELETE
  @Path("/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response lift(
      @PathParam("roomId") String roomId, @Valid @Nullable SuspensionRequest request)
      throws SQLException {
    var reason = request == null ? null : request.reason();
    var lift = RoomInput.newBuilder().setLiftSuspension(LiftSuspension.getDefaultInstance());
    return act(RoomAnswers.roomId(roomId), Kind.LIFT, reason, lift);
  }

  @GET
  @Path("/suspensions")
  public Page<Act> suspensions(
      @PathParam("roomId") String roomId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    var found = acts.page(RoomAnswers.roomId(roomId), before, size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }

  @GET
  @Path("/returns")
  public Page<ReturnView> returns(
      @PathParam("roomId") String roomId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var before = Page.after(pageToken, ReturnPlace.FIRST, ReturnPlace::parse);
    var found = returns.ofRoom(RoomAnswers.roomId(roomId), before, size + 1);
    return Page.of(
        found.stream().map(ReturnView::of).toList(), size, last -> ReturnPlace.of(last).format());
  }

  private Response act(UUID roomId, Kind kind, @Nullable String reason, RoomInput.Builder ask)
      throws SQLException {
    var operator = Caller.of(identity);
    long number = acts.keep(roomId, kind, operator.id(), reason);
    var result = commands.run(roomId, operator, ask);
    acts.answer(number, result);
    return answers.room(result);
  }
}
