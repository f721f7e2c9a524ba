package dev.bouquet.gift.sending;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/rooms/{roomId}/gifts/{id}/undo")
@RolesAllowed("viewer")
class UndoGiftResource {
  private final UndoGiftService gifts;
  private final SendingConfig config;
  private final SecurityIdentity identity;

  UndoGiftResource(UndoGiftService gifts, SendingConfig config, SecurityIdentity identity) {
    this.gifts = gifts;
    this.config = config;
    this.identity = identity;
  }

  /// @param coins that are back in the wallet
  /// @param balance the wallet's coins right after
  record UndoneGift(UUID id, long coins, long balance, Instant undoneAt) {}

  @POST
  @RunOnVirtualThread
  @Operation(summary = "Takes a gift of the caller's back, while its receipt says that one can")
  public Response undo(@PathParam("roomId") String roomId, @PathParam("id") String id)
      throws SQLException {
    var gift = Ids.parse(id).orElseThrow(() -> problem(Refusal.SENT_GIFT_NOT_FOUND));
    var room = Ids.parse(roomId).orElseThrow(() -> problem(Refusal.SENT_GIFT_NOT_FOUND));
    return switch (gifts.undo(gift, room, Caller.of(identity).id())) {
      case UndoResult.Undone(var coins, var balance, var at, var replayed) ->
          IdempotencyKey.answer(Response.ok(new UndoneGift(gift, coins, balance, at)), replayed);
      case UndoResult.Refused(var why) -> throw problem(why);
      case UndoResult.RetryLater(var detail) ->
          throw ProblemException.retryLater(detail, config.retryAfter());
    };
  }

  private static ProblemException problem(Refusal refusal) {
    return new ProblemException(refusal.status(), refusal.name(), refusal.detail());
  }
}
