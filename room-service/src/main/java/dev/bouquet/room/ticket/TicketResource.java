package dev.bouquet.room.ticket;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Tickets for a room's stream, for the people who may open one.
@Path("/v1/rooms")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class TicketResource {
  private final TicketConfig config;
  private final Tickets tickets;
  private final SecurityIdentity identity;

  TicketResource(TicketConfig config, Tickets tickets, SecurityIdentity identity) {
    this.config = config;
    this.tickets = tickets;
    this.identity = identity;
  }

  /// Whether the room is there shows when it is joined.
  @POST
  @Path("/{roomId}/stream-tickets")
  public Response issue(@PathParam("roomId") String roomId, @Valid @NotNull TicketRequest request) {
    var ticket = ticket(idOf(roomId), request.origin());
    var view = new TicketView(tickets.issue(ticket), ticket.expiresAt());
    return Response.status(Response.Status.CREATED).entity(view).build();
  }

  private Ticket ticket(UUID roomId, @Nullable String origin) {
    var caller = Caller.of(identity);
    var token = (JsonWebToken) identity.getPrincipal();
    return new Ticket(
        roomId,
        caller.id(),
        caller.name(),
        Optional.ofNullable(origin),
        Instant.now().plus(config.validity()),
        Instant.ofEpochSecond(token.getExpirationTime()));
  }

  private static UUID idOf(String roomId) {
    return Ids.parse(roomId)
        .orElseThrow(() -> ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room."));
  }
}
