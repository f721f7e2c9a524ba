package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.gift.v1.GiftServiceGrpc;
import dev.bouquet.contracts.gift.v1.GiftServiceGrpc.GiftServiceBlockingStub;
import dev.bouquet.contracts.gift.v1.SendGiftRequest;
import dev.bouquet.contracts.gift.v1.UndoGiftRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A service of the platform's own sends gifts in people's names, with a token of the real issuer.
class GiftByGrpcE2E {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Person alice = Person.login("alice").with1000MoreCoins();
  private final String room = Person.login("cleo").liveRoom();
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", RunningSuite.giftGrpcPort())
          .usePlaintext()
          .build();

  @AfterEach
  void hangUp() {
    channel.shutdownNow();
  }

  @Test
  void aServiceSendsAGiftThatEverybodySeesAndTakesItBack() {
    long balance = alice.balance();
    var gift = roses(100);

    var undo =
        UndoGiftRequest.newBuilder()
            .setGiftId(gift.getId())
            .setRoomId(room)
            .setSenderId(alice.id())
            .build();

    try (var viewer = Viewer.join(Person.login("bob"), room)) {
      var sent = asService().sendGift(gift);

      assertThat(sent.getSent().getGift().getCoins()).isEqualTo(100);
      assertThat(sent.getSent().getBalanceAfter()).isEqualTo(balance - 100);
      assertThat(sent.getSent().hasUndoUntil()).isTrue();
      assertThat(sent.getSent().getReceivers(0).getDiamonds()).isEqualTo(50);
      assertThat(sent.getSent().getFee()).isEqualTo(50);
      await().atMost(PATIENCE).until(() -> viewer.gifts().equals(List.of(gift.getId())));
      var byRest = alice.gift(room, gift.getId(), "rose", 100);
      assertThat(byRest.status()).isEqualTo(201);
      assertThat(byRest.header("Idempotency-Replayed")).isEqualTo("true");

      var undone = asService().undoGift(undo);

      assertThat(undone.getUndone().getCoins()).isEqualTo(100);
      assertThat(undone.getUndone().getBalanceAfter()).isEqualTo(balance);
      await().atMost(PATIENCE).until(() -> viewer.giftsTakenBack().equals(List.of(gift.getId())));
    }
    assertThat(asService().undoGift(undo).getReplayed()).isTrue();
    assertThat(alice.balance()).isEqualTo(balance);
  }

  @Test
  void refusalsAreAnswersAndStrangersAreTurnedAway() {
    var tooDear = roses(1).toBuilder().setGiftId("galaxy").setQuantity(34).build();

    assertThat(asService().sendGift(tooDear).getRefused().getCode())
        .isEqualTo("GIFT_TOO_EXPENSIVE");
    assertFails(stub(Person.serviceToken("payout-service")), Status.Code.PERMISSION_DENIED);
    assertFails(stub("rubbish"), Status.Code.UNAUTHENTICATED);
  }

  private SendGiftRequest roses(int quantity) {
    return SendGiftRequest.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSenderId(alice.id())
        .setSenderName(alice.name())
        .setRoomId(room)
        .setGiftId("rose")
        .setQuantity(quantity)
        .build();
  }

  private void assertFails(GiftServiceBlockingStub stub, Status.Code status) {
    var gift = roses(1);
    assertThatThrownBy(() -> stub.sendGift(gift))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(status));
  }

  private GiftServiceBlockingStub asService() {
    return stub(Person.serviceToken("gift-sender"));
  }

  private GiftServiceBlockingStub stub(String token) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return GiftServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(10, TimeUnit.SECONDS);
  }
}
