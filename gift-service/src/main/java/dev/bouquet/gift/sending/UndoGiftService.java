package dev.bouquet.gift.sending;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.Reversed;
import dev.bouquet.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Takes gifts back for their senders: a reversal, whose id follows from the gift's, so that a gift
/// goes back once however often it is asked for.
///
/// What was sent is looked up where histories are, about a second behind the wallet; whoever is
/// quicker waits.
@ApplicationScoped
class UndoGiftService {
  /// What the id and the hash of a reversal are made with: changed, coins would go back twice.
  private static final String PURPOSE = "bouquet.gift.undone.v1";

  private final SentGiftStore sent;
  private final WalletClient wallet;
  private final UndoConfig undo;
  private final Clock clock;

  UndoGiftService(SentGiftStore sent, WalletClient wallet, UndoConfig undo, Clock clock) {
    this.sent = sent;
    this.wallet = wallet;
    this.undo = undo;
    this.clock = clock;
  }

  UndoResult undo(UUID id, UUID roomId, UUID sender) throws SQLException {
    var found = find(id);
    return found.isPresent()
            && found.get().senderId().equals(sender)
            && roomId.equals(found.get().roomId())
        ? undo(found.get())
        : new UndoResult.Refused(Refusal.SENT_GIFT_NOT_FOUND);
  }

  /// Asks again for a while where the gift is not there: it may have been charged just now.
  private Optional<SentGiftStore.Row> find(UUID id) throws SQLException {
    long deadline = System.nanoTime() + undo.patience().toNanos();
    var found = sent.find(id);
    while (found.isEmpty() && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(undo.pollInterval().toNanos());
      found = sent.find(id);
    }
    return found;
  }

  /// Once all of it is back, the wallet is asked however late it is: by this undo or otherwise, it
  /// knows. A part that went back for another reason gives no right to the rest.
  private UndoResult undo(SentGiftStore.Row gift) {
    var until = UndoTerms.of(undo).until(gift.coins(), gift.sentAt());
    if (until.isEmpty()) {
      return new UndoResult.Refused(Refusal.UNDO_NOT_OFFERED);
    }
    boolean isTooLate = !clock.instant().isBefore(until.get());
    boolean isBackAsAWhole = gift.takenBackCoins() == gift.coins();
    return isTooLate && !isBackAsAWhole
        ? new UndoResult.Refused(Refusal.UNDO_EXPIRED)
        : takeBack(gift);
  }

  private UndoResult takeBack(SentGiftStore.Row gift) {
    return wallet
        .reverse(requestFor(gift))
        .map(UndoGiftService::resultOf)
        .orElseGet(() -> new UndoResult.RetryLater("The wallet gives no answer at the moment."));
  }

  private static ReverseRequest requestFor(SentGiftStore.Row gift) {
    var context =
        GiftReversal.newBuilder()
            .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_UNDONE)
            .setRoomId(String.valueOf(gift.roomId()))
            .setGiftId(gift.giftId())
            .setGiftName(gift.giftName())
            .setReceiverId(gift.receiverId().toString())
            .setQuiet(gift.quiet());
    if (!gift.anonymous()) {
      context.setSenderId(gift.senderId().toString()).setSenderName(gift.senderName());
    }
    return ReverseRequest.newBuilder()
        .setReversalId(Ids.derive(gift.id(), PURPOSE).toString())
        .setRequestHash(ByteString.copyFrom(RequestHash.of(PURPOSE, gift.id())))
        .setChargeId(gift.id().toString())
        .setContext(Any.pack(context.build()))
        .build();
  }

  private static UndoResult resultOf(ReverseResponse response) {
    return switch (response.getOutcomeCase()) {
      case REVERSED -> undone(response.getReversed(), response.getReplayed());
      case REFUSED ->
          switch (response.getRefused().getCode()) {
            case "ALREADY_REVERSED" -> new UndoResult.Refused(Refusal.GIFT_ALREADY_TAKEN_BACK);
            case "ACCOUNT_CLOSED" -> new UndoResult.Refused(Refusal.ACCOUNT_CLOSED);
            default ->
                throw new IllegalStateException("a gift that cannot be reversed: " + response);
          };
      case OUTCOME_NOT_SET -> throw new IllegalStateException("the wallet answered without a fate");
    };
  }

  private static UndoResult undone(Reversed reversed, boolean replayed) {
    var at = reversed.getReversedAt();
    return new UndoResult.Undone(
        reversed.getAmount(),
        reversed.getBalanceAfter(),
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        replayed);
  }
}
