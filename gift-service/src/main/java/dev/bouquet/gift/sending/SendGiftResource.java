package dev.bouquet.gift.sending;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.AgeGate;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/rooms/{roomId}/gifts")
@RolesAllowed("viewer")
class SendGiftResource {
  private final SendGiftService gifts;
  private final TestGiftService testGifts;
  private final SendingConfig config;
  private final UndoTerms undo;
  private final AgeGate ageGate;
  private final SecurityIdentity identity;

  SendGiftResource(
      SendGiftService gifts,
      TestGiftService testGifts,
      SendingConfig config,
      UndoConfig undo,
      AgeGate ageGate,
      SecurityIdentity identity) {
    this.gifts = gifts;
    this.testGifts = testGifts;
    this.config = config;
    this.undo = UndoTerms.of(undo);
    this.ageGate = ageGate;
    this.identity = identity;
  }

  @POST
  @RunOnVirtualThread
  public Response send(
      @PathParam("roomId") String roomId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @NotNull @Valid SendGiftRequest request,
      @Context HttpServerResponse response) {
    var id = IdempotencyKey.require(key);
    var sender = Caller.of(identity);
    ageGate.requireOfAge(VerifiedFacts.of(identity));
    var room = Ids.parse(roomId).orElseThrow(() -> problem(Refusal.ROOM_NOT_FOUND));
    var asked =
        new SendGift(
            id,
            sender,
            room,
            request.giftId(),
            request.quantityOrOne(),
            request.combo(),
            request.receiver(),
            request.messageOrNone(),
            request.isAnonymous(),
            request.isQuiet(),
            request.panelVersion());
    return switch (request.asksForATest() ? testGifts.show(asked) : gifts.send(asked)) {
      case SendResult.Sent sent -> receipt(id, sent, response);
      case SendResult.Tested(var gift, boolean replayed) -> {
        IdempotencyKey.mark(response, replayed);
        yield Response.status(Response.Status.CREATED)
            .entity(TestGiftReceipt.of(room.toString(), gift))
            .build();
      }
      case SendResult.TooSoon(var code, var delay) ->
          throw ProblemException.tooMany(code, "These are too many test gifts at once.", delay);
      case SendResult.TooFewCoins(long balance, long price, boolean replayed) -> {
        IdempotencyKey.mark(response, replayed);
        throw problem(Refusal.INSUFFICIENT_FUNDS).with("balance", balance).with("price", price);
      }
      case SendResult.Refused(var code, boolean replayed) -> {
        IdempotencyKey.mark(response, replayed);
        throw problem(code);
      }
      case SendResult.RetryLater(var detail) ->
          throw ProblemException.retryLater(detail, config.retryAfter());
    };
  }

  private Response receipt(UUID id, SendResult.Sent sent, HttpServerResponse response) {
    IdempotencyKey.mark(response, sent.replayed());
    return Response.status(Response.Status.CREATED).entity(GiftReceipt.of(id, sent, undo)).build();
  }

  private static ProblemException problem(Refusal refusal) {
    return new ProblemException(refusal.status(), refusal.name(), refusal.detail());
  }

  private static ProblemException problem(String code) {
    return Refusal.named(code)
        .map(SendGiftResource::problem)
        .orElseGet(() -> ProblemException.refused(code, "The gift was refused."));
  }
}
