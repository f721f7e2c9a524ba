package dev.bouquet.room.returns;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceBlockingStub;
import dev.bouquet.kit.grpc.RetryOnce;
import dev.bouquet.kit.id.Ids;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Calls the wallet: the only place that knows of deadlines and of trying again, which is safe
/// because the reversal of a charge has one id for ever.
@ApplicationScoped
class WalletClient {
  /// What the id and the hash of a reversal are made with: changed, coins would go back twice.
  private static final String PURPOSE = "bouquet.room.suspended.v1";

  private final Channel channel;
  private final WalletServiceBlockingStub wallet;
  private final long deadlineMillis;
  private final Duration patience;

  WalletClient(@GrpcClient("wallet") Channel channel, ReturnsConfig config) {
    this.channel = channel;
    this.wallet = WalletServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.reverseDeadline().toMillis();
    this.patience = config.reconnectPatience();
  }

  /// Gives back all that is left of the gift's charge.
  ///
  /// @throws StatusRuntimeException where its fate could not be learned
  ReverseResponse reverse(GiftToReturn gift) {
    var request = requestFor(gift);
    var deadline = Deadline.after(deadlineMillis, TimeUnit.MILLISECONDS);
    return RetryOnce.call(
        channel, deadline, patience, by -> wallet.withDeadline(by).reverse(request));
  }

  static UUID reversalId(UUID chargeId) {
    return Ids.derive(chargeId, PURPOSE);
  }

  private static ReverseRequest requestFor(GiftToReturn gift) {
    return ReverseRequest.newBuilder()
        .setReversalId(reversalId(gift.chargeId()).toString())
        .setRequestHash(ByteString.copyFrom(hash(gift.chargeId())))
        .setChargeId(gift.chargeId().toString())
        .setContext(
            Any.pack(
                GiftReversal.newBuilder()
                    .setReason(gift.reason())
                    .setRoomId(gift.roomId().toString())
                    .setGiftId(gift.giftId())
                    .setGiftName(gift.giftName())
                    .setSenderId(gift.senderId())
                    .setSenderName(gift.senderName())
                    .setQuiet(gift.quiet())
                    .setReceiverId(gift.receiverId())
                    .build()))
        .build();
  }

  private static byte[] hash(UUID chargeId) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return digest.digest((PURPOSE + "/" + chargeId).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
