package dev.bouquet.room.chat;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomAnswers;
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
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class ChatResource {
  private final ChatService chat;
  private final RoomAnswers answers;
  private final SecurityIdentity identity;

  ChatResource(ChatService chat, RoomAnswers answers, SecurityIdentity identity) {
    this.chat = chat;
    this.answers = answers;
    this.identity = identity;
  }

  record Said(String id, String text) {}

  /// With an `Idempotency-Key`, asking again says it once.
  @POST
  @Path("/{roomId}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response say(
      @PathParam("roomId") String roomId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull SayRequest request)
      throws SQLException {
    var author = Caller.of(identity);
    var messageId = IdempotencyKey.idFor(key, author.id());
    var result = chat.say(RoomAnswers.roomId(roomId), author, messageId, request);
    var said = Response.status(201).entity(new Said(messageId.toString(), request.text()));
    return IdempotencyKey.answer(said, answers.require(result).unchanged());
  }
}
