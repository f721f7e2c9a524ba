package dev.bouquet.gift.sending;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftReceiver;
import dev.bouquet.contracts.gift.v1.GiftService;
import dev.bouquet.contracts.gift.v1.RefusedGift;
import dev.bouquet.contracts.gift.v1.RefusedUndo;
import dev.bouquet.contracts.gift.v1.SendGiftResponse;
import dev.bouquet.contracts.gift.v1.SentGift;
import dev.bouquet.contracts.gift.v1.ShownTestGift;
import dev.bouquet.contracts.gift.v1.UndoGiftRequest;
import dev.bouquet.contracts.gift.v1.UndoGiftResponse;
import dev.bouquet.contracts.gift.v1.UndoneGift;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.annotation.security.RolesAllowed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/// Gifts for other services: what [SendGiftResource] and [UndoGiftResource] are for people.
///
/// Not on virtual threads by an annotation: this version of Quarkus loses such calls under load.
@GrpcService
class GiftGrpcService implements GiftService {
  private final SendGiftService gifts;
  private final TestGiftService testGifts;
  private final UndoGiftService undoes;
  private final UndoTerms undo;
  private final ExecutorService virtual;

  GiftGrpcService(
      SendGiftService gifts,
      TestGiftService testGifts,
      UndoGiftService undoes,
      UndoConfig undo,
      @VirtualThreads ExecutorService virtual) {
    this.gifts = gifts;
    this.testGifts = testGifts;
    this.undoes = undoes;
    this.undo = UndoTerms.of(undo);
    this.virtual = virtual;
  }

  @Override
  @RolesAllowed("gift-send")
  public Uni<SendGiftResponse> sendGift(dev.bouquet.contracts.gift.v1.SendGiftRequest request) {
    return Uni.createFrom().item(() -> response(send(request))).runSubscriptionOn(virtual);
  }

  private SendResult send(dev.bouquet.contracts.gift.v1.SendGiftRequest request) {
    var asked = GiftMessages.read(request);
    return request.getIsTest() ? testGifts.show(asked) : gifts.send(asked);
  }

  private SendGiftResponse response(SendResult result) {
    return switch (result) {
      case SendResult.Sent sent ->
          SendGiftResponse.newBuilder().setSent(sent(sent)).setReplayed(sent.replayed()).build();
      case SendResult.Tested(var gift, boolean replayed) ->
          SendGiftResponse.newBuilder()
              .setShown(
                  ShownTestGift.newBuilder()
                      .setReceiverId(gift.getReceiverId())
                      .setMessage(gift.getMessage()))
              .setReplayed(replayed)
              .build();
      case SendResult.TooSoon(var code, _) ->
          throw GrpcProblem.of(
              Status.Code.RESOURCE_EXHAUSTED, code, "These are too many test gifts at once.");
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

  @Override
  @RolesAllowed("gift-send")
  public Uni<UndoGiftResponse> undoGift(UndoGiftRequest request) {
    return Uni.createFrom()
        .item(Unchecked.supplier(() -> response(undo(request))))
        .runSubscriptionOn(virtual);
  }

  private UndoResult undo(UndoGiftRequest request) throws SQLException {
    return undoes.undo(
        GiftMessages.uuid("gift_id", request.getGiftId()),
        GiftMessages.uuid("room_id", request.getRoomId()),
        GiftMessages.uuid("sender_id", request.getSenderId()));
  }

  private static UndoGiftResponse response(UndoResult result) {
    return switch (result) {
      case UndoResult.Undone(long coins, long balance, Instant at, boolean replayed) ->
          UndoGiftResponse.newBuilder()
              .setUndone(
                  UndoneGift.newBuilder()
                      .setCoins(coins)
                      .setBalanceAfter(balance)
                      .setUndoneAt(timestamp(at)))
              .setReplayed(replayed)
              .build();
      case UndoResult.Refused(var why) ->
          UndoGiftResponse.newBuilder()
              .setRefused(RefusedUndo.newBuilder().setCode(why.name()))
              .build();
      case UndoResult.RetryLater(var detail) -> throw GrpcProblem.retryLater(detail);
    };
  }

  private SentGift sent(SendResult.Sent sent) {
    var gift = sent.context();
    var sentAt = Instant.ofEpochSecond(gift.getSentAt().getSeconds(), gift.getSentAt().getNanos());
    var message =
        SentGift.newBuilder()
            .setGift(gift)
            .setBalanceAfter(sent.balance())
            .addAllLimitsLeft(sent.limitsLeft());
    for (var received : GiftReceipt.receivers(gift)) {
      message.addReceivers(
          GiftReceiver.newBuilder()
              .setReceiverId(received.receiverId())
              .setCoins(received.coins())
              .setDiamonds(received.share().diamonds())
              .setFee(received.fee()));
      message.setFee(message.getFee() + received.fee());
    }
    sent.promptSpentToday().ifPresent(message::setPromptSpentToday);
    undo.until(gift.getCoins(), sentAt).ifPresent(until -> message.setUndoUntil(timestamp(until)));
    return message.build();
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  private static SendGiftResponse refused(RefusedGift.Builder why, boolean replayed) {
    return SendGiftResponse.newBuilder().setRefused(why).setReplayed(replayed).build();
  }
}
