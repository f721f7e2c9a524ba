package dev.bouquet.room.report;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomRefusals;
import dev.bouquet.room.command.RoomStaff;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class ReportResource {
  private final Reports reports;
  private final ReportStore store;
  private final RoomStaff staff;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  ReportResource(
      Reports reports,
      ReportStore store,
      RoomStaff staff,
      RoomAnswers answers,
      SecurityIdentity identity) {
    this.reports = reports;
    this.store = store;
    this.staff = staff;
    this.answers = answers;
    this.identity = identity;
  }

  /// A person's first report of a message counts, whatever they say later.
  @POST
  @Path("/{roomId}/messages/{messageId}/reports")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Reports a message to the room's host and moderators")
  public Response report(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      @Valid @NotNull ReportRequest request)
      throws SQLException {
    var result =
        reports.report(
            RoomAnswers.roomId(roomId),
            RoomAnswers.idInAddress(messageId),
            Caller.of(identity).id(),
            request.reason());
    return switch (result) {
      case ReportResult.Taken(boolean again) -> IdempotencyKey.answer(Response.noContent(), again);
      case ReportResult.NoSuchRoom _ -> throw RoomRefusals.roomNotFound();
      case ReportResult.NoSuchMessage _ -> throw RoomRefusals.messageNotFound();
      case ReportResult.Banned _ -> throw RoomRefusals.problem("BANNED", Duration.ZERO);
      case ReportResult.TooMany(Instant retryAt) -> throw tooMany(retryAt);
    };
  }

  @GET
  @Path("/{roomId}/reports")
  @Operation(summary = "Messages that were reported and that nobody has looked at, oldest first")
  public Page<ReportedMessage> open(
      @PathParam("roomId") String roomId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var id = RoomAnswers.roomId(roomId);
    var _ = staff.require(id, Caller.of(identity));
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, ReportPlace.FIRST, ReportPlace::parse);
    return Page.of(store.open(id, after, size + 1), size, last -> ReportPlace.of(last).format());
  }

  @PUT
  @Path("/{roomId}/reports/{messageId}/resolution")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Dismisses what was reported, or deletes the message and mutes its author")
  public Response resolve(
      @PathParam("roomId") String roomId,
      @PathParam("messageId") String messageId,
      @Valid @NotNull ResolutionRequest request)
      throws SQLException {
    var room = RoomAnswers.roomId(roomId);
    var message = RoomAnswers.idInAddress(messageId);
    var by = Caller.of(identity);
    var _ = staff.require(room, by);
    var kept = store.find(room, message).orElseThrow(ReportResource::notFound);
    if (kept.resolution().isPresent()) {
      return resolvedBefore(kept.resolution().get(), request.resolution());
    }
    return switch (request.resolution()) {
      case DISMISS -> {
        store.resolve(room, message, Resolution.DISMISS, by.id());
        yield Response.noContent().build();
      }
      case DELETE -> {
        var result =
            reports.deleteReported(room, message, kept.authorId(), request.muteSeconds(), by);
        yield answers.noContent(result);
      }
    };
  }

  private static Response resolvedBefore(Resolution before, Resolution asked) {
    if (before != asked) {
      throw ProblemException.refused("REPORT_RESOLVED", "Somebody has decided otherwise before.");
    }
    return IdempotencyKey.answer(Response.noContent(), true);
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("REPORT_NOT_FOUND", "Nobody has reported this message.");
  }

  private static ProblemException tooMany(Instant retryAt) {
    var wait = Duration.between(Instant.now(), retryAt);
    return ProblemException.tooMany("TOO_MANY_REPORTS", "These are too many reports at once.", wait)
        .with("retryAt", retryAt);
  }
}
