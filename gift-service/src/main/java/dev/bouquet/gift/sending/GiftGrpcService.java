package dev.bouquet.gift.sending;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftService;
import dev.bouquet.contracts.gift.v1.RefusedGift;
import dev.bouquet.contracts.gift.v1.SendGiftResponse;
import dev.bouquet.contracts.gift.v1.SentGift;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/// Gifts for other services: what [SendGiftResource] is for people.
///
/// Not on virtual threads by an annotation: this version of Quarkus loses such calls under load.
@GrpcService
class GiftGrpcService implements GiftService {
  private final SendGiftService gifts;
  private final UndoTerms undo;
  private final ExecutorService virtual;

  GiftGrpcService(SendGiftService gifts, UndoConfig undo, @VirtualThreads ExecutorService virtual) {
    this.gifts = gifts;
    this.undo = UndoTerms.of(undo);
    this.virtual = virtual;
  }

  @Override
  @RolesAllowed("gift-send")
  public Uni<SendGiftResponse> sendGift(dev.bouquet.contracts.gift.v1.SendGiftRequest request) {
    return Uni.createFrom()
        .item(() -> response(gifts.send(GiftMessages.read(request))))
        .runSubscriptionOn(virtual);
  }

  private SendGiftResponse response(SendResult result) {
    return switch (result) {
      case SendResult.Sent sent ->
          SendGiftResponse.newBuilder().setSent(sent(sent)).setReplayed(sent.replayed()).build();
      case SendResult.TooFewCoins(long balance, long price, boolean replayed) ->
          refused(
              RefusedGift.newBuilder()
                  .setCode(Refusal.INSUFFICIENT_FUNDS.name())
                  .setBalance(balance)
                  .setPrice(price),
              replayed);
      case SendResult.Refused(var code, boolean replayed) ->
          refused(RefusedGift.newBuilder().setCode(code), replayed);
      case SendResult.RetryLater(var detail) -> throw GrpcProblem.retryLater(detail);
    };
  }

  private SentGift sent(SendResult.Sent sent) {
    var gift = sent.context();
    var sentAt = Instant.ofEpochSecond(gift.getSentAt().getSeconds(), gift.getSentAt().getNanos());
    var message = SentGift.newBuilder().setGift(gift).setBalanceAfter(sent.balance());
    undo.until(gift.getCoins(), sentAt)
        .ifPresent(until ->
            message.setUndoUntil(
                Timestamp.newBuilder()
                    .setSeconds(until.getEpochSecond())
                    .setNanos(until.getNano())));
    return message.build();
  }

  private static SendGiftResponse refused(RefusedGift.Builder why, boolean replayed) {
    return SendGiftResponse.newBuilder().setRefused(why).setReplayed(replayed).build();
  }
}
