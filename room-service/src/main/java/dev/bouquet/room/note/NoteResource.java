package dev.bouquet.room.note;

import dev.bouquet.kit.http.IdempotencyKey;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/rooms/{roomId}/people/{personId}/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class NoteResource {
  private final RoomStaff staff;
  private final NoteStore notes;
  private final SecurityIdentity identity;

  NoteResource(RoomStaff staff, NoteStore notes, SecurityIdentity identity) {
    this.staff = staff;
    this.notes = notes;
    this.identity = identity;
  }

  record Notes(List<Note> items) {}

  @GET
  @Operation(
      summary = "What the room's host and moderators have noted about a person, newest first")
  public Notes about(@PathParam("roomId") String roomId, @PathParam("personId") String personId)
      throws SQLException {
    return new Notes(notes.about(hostOf(roomId), RoomAnswers.idInAddress(personId)));
  }

  /// With an `Idempotency-Key`, asking again notes it once.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Notes something about a person for the room's host and moderators")
  public Response add(
      @PathParam("roomId") String roomId,
      @PathParam("personId") String personId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull NoteRequest request)
      throws SQLException {
    var host = hostOf(roomId);
    var person = RoomAnswers.idInAddress(personId);
    var author = Caller.of(identity);
    var id = IdempotencyKey.idFor(key, author.id());
    boolean isNew = notes.add(host, id, person, author.id(), author.name(), request.text());
    var note =
        notes
            .find(host, person, id)
            .filter(found -> found.text().equals(request.text()))
            .orElseThrow(() -> RoomRefusals.problem("KEY_REUSED", Duration.ZERO));
    return IdempotencyKey.answer(Response.status(201).entity(note), !isNew);
  }

  @DELETE
  @Path("/{noteId}")
  @Operation(summary = "Deletes a note: its author may, and the host")
  public Response delete(
      @PathParam("roomId") String roomId,
      @PathParam("personId") String personId,
      @PathParam("noteId") String noteId)
      throws SQLException {
    var host = hostOf(roomId);
    var note =
        notes
            .find(host, RoomAnswers.idInAddress(personId), RoomAnswers.idInAddress(noteId))
            .orElseThrow(
                () -> ProblemException.notFound("NOTE_NOT_FOUND", "There is no such note here."));
    var by = Caller.of(identity).id();
    if (!by.equals(note.authorId()) && !by.equals(host)) {
      throw new ProblemException(403, "NOT_NOTE_AUTHOR", "Another moderator has written this.");
    }
    notes.delete(note.id());
    return Response.noContent().build();
  }

  private UUID hostOf(String roomId) {
    var room = staff.require(RoomAnswers.roomId(roomId), Caller.of(identity));
    return UUID.fromString(room.getHostId());
  }
}
