package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftServiceGrpc;
import dev.bouquet.contracts.gift.v1.GiftServiceGrpc.GiftServiceBlockingStub;
import dev.bouquet.contracts.gift.v1.SendGiftRequest;
import dev.bouquet.contracts.gift.v1.UndoGiftRequest;
import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.FakeWallet;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@GiftComponent
class SendGiftByGrpcComponentTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress(
              "127.0.0.1",
              ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class))
          .usePlaintext()
          .build();

  @AfterEach
  void hangUp() {
    channel.shutdownNow();
  }

  @Test
  void aGiftIsSentOnceWhicheverWayItIsAskedFor() throws Exception {
    var show = Show.live();
    var request = rose(show).setQuantity(3).setMessage("Good  luck!").build();

    var first = asService().sendGift(request);
    var again = asService().sendGift(request);

    assertThat(first.getSent().getGift().getCoins()).isEqualTo(3);
    assertThat(first.getSent().getGift().getMessage()).isEqualTo("Good luck!");
    assertThat(first.getSent().getGift().getReceiverId()).isEqualTo(show.hostId.toString());
    assertThat(first.getSent().getBalanceAfter()).isEqualTo(997);
    assertThat(again).isEqualTo(first.toBuilder().setReplayed(true).build());
    show.send(
            UUID.fromString(request.getId()),
            "{\"giftId\":\"rose\",\"quantity\":3,\"message\":\"Good  luck!\"}")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("balance", equalTo(997));
    assertThat(show.balance()).isEqualTo(997);
  }

  @Test
  void whoHasSpentMuchTodayIsToBeAskedWhetherItIsEnough() {
    var show = Show.live();
    OtherServices.WALLET.setBalance(show.viewerId.toString(), 100_000);
    var much = rose(show).setGiftId("teddy-bear").setQuantity(210).build();

    assertThat(asService().sendGift(rose(show).build()).getSent().getPromptSpentToday()).isZero();
    assertThat(asService().sendGift(much).getSent().getPromptSpentToday()).isEqualTo(10_291);
    assertThat(asService().sendGift(much).getSent().getPromptSpentToday()).isZero();
  }

  @Test
  void ofManyAtOnceWithOneIdOneIsCharged() {
    var show = Show.live();
    var request = rose(show).build();

    var answers =
        IntStream.range(0, 20).parallel().mapToObj(_ -> asService().sendGift(request)).toList();

    assertThat(answers).allMatch(answer -> answer.getSent().getBalanceAfter() == 999);
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void aTestIsShownAndNotCharged() {
    var show = Show.live();
    var request = rose(show).setMessage("Is  this on?").setIsTest(true).build();

    var shown = asService().sendGift(request).getShown();

    assertThat(shown.getReceiverId()).isEqualTo(show.hostId.toString());
    assertThat(shown.getMessage()).isEqualTo("Is this on?");
    assertThat(OtherServices.ROOMS.testGifts(show.roomId.toString())).hasSize(1);
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void testsThatComeTooFastAreToldSo() {
    var show = Show.live();
    OtherServices.ROOMS.answerTestGifts(
        show.roomId.toString(),
        ShowTestGiftResponse.newBuilder()
            .setRefusedWith("TOO_MANY_MESSAGES")
            .setRetryAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + 5))
            .build());

    assertThatThrownBy(() -> asService().sendGift(rose(show).setIsTest(true).build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
              assertThat(GrpcProblem.codeOf(e)).contains("TOO_MANY_MESSAGES");
            });
  }

  @Test
  void refusalsHaveTheCodesThatPeopleSee() {
    var show = Show.live();
    var tooDear = rose(show).setGiftId("galaxy").setQuantity(33).build();
    var toAStranger = rose(show).setReceiverId(UUID.randomUUID().toString()).build();
    var inANewRoom = rose(show).setRoomId(Ids.next().toString()).build();
    var pastTheBound = rose(show).setGiftId("galaxy").setQuantity(34).build();
    var reused = rose(show).build();
    var _ = asService().sendGift(reused);

    var poor = asService().sendGift(tooDear).getRefused();
    assertThat(poor.getCode()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(poor.getPrice()).isGreaterThan(poor.getBalance());
    assertThat(codeOf(pastTheBound)).isEqualTo("GIFT_TOO_EXPENSIVE");
    assertThat(codeOf(toAStranger)).isEqualTo("RECEIVER_NOT_ON_STAGE");
    assertThat(codeOf(inANewRoom)).isEqualTo("ROOM_NOT_FOUND");
    assertThat(codeOf(reused.toBuilder().setQuantity(2).build())).isEqualTo("KEY_REUSED");
    assertThat(codeOf(rose(Show.inRoom(RoomStatus.ROOM_STATUS_ENDED, 3)).build()))
        .isEqualTo("ROOM_NOT_LIVE");
    var off = RoomSettings.newBuilder().setChatMode(ChatMode.CHAT_MODE_OFF);
    var silent = Show.inRoom(RoomStatus.ROOM_STATUS_LIVE, 2, room -> room.setSettings(off));
    assertThat(codeOf(rose(silent).setMessage("Hello!").build())).isEqualTo("MESSAGES_OFF_IN_ROOM");
    assertThat(codeOf(rose(show).setMessage("see example.com").build()))
        .isEqualTo("MESSAGE_HAS_LINK");
  }

  static final List<UnaryOperator<SendGiftRequest.Builder>> MALFORMED =
      List.of(
          request -> request.setId(""),
          request -> request.setId("1"),
          request -> request.setSenderId(""),
          request -> request.setSenderName("x".repeat(256)),
          request -> request.setRoomId("room"),
          request -> request.setGiftId(""),
          request -> request.setGiftId("x".repeat(65)),
          request -> request.setQuantity(-1),
          request -> request.setQuantity(1_000),
          request -> request.setComboId("combo"),
          request -> request.setReceiverId("host"),
          request -> request.setCatalogVersion(-1));

  @ParameterizedTest
  @FieldSource("MALFORMED")
  void nonsenseIsRefusedBeforeAnything(UnaryOperator<SendGiftRequest.Builder> change) {
    var show = Show.live();
    var request = change.apply(rose(show)).build();

    assertFails(() -> asService().sendGift(request), Status.Code.INVALID_ARGUMENT);
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void aGiftGoesBackOnceWhicheverWayItIsAskedFor() {
    var show = Show.live();
    var charged = undoable(show);
    Charges.publish(charged);

    var first = asService().undoGift(undo(show, charged.getChargeId()));

    assertThat(first.getUndone().getCoins()).isEqualTo(FakeWallet.REVERSED_COINS);
    assertThat(first.getUndone().getBalanceAfter()).isEqualTo(FakeWallet.REVERSED_COINS);
    assertThat(asService().undoGift(undo(show, charged.getChargeId())))
        .isEqualTo(first.toBuilder().setReplayed(true).build());
    show.asViewer()
        .post("/v1/rooms/{room}/gifts/{gift}/undo", show.roomId, charged.getChargeId())
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void whatDoesNotGoBackSaysWhy() {
    var show = Show.live();
    var stranger = undo(show, Ids.next().toString());
    var malformed = stranger.toBuilder().setGiftId("gift").build();

    assertThat(asService().undoGift(stranger).getRefused().getCode())
        .isEqualTo("SENT_GIFT_NOT_FOUND");
    assertFails(() -> asService().undoGift(malformed), Status.Code.INVALID_ARGUMENT);
    assertFails(() -> stub(show.viewerToken()).undoGift(stranger), Status.Code.PERMISSION_DENIED);
  }

  private static Charged undoable(Show show) {
    return Charges.gift(
        show.viewerId,
        show.hostId,
        1_000,
        TestClock.now(),
        context -> context.setRoomId(show.roomId.toString()));
  }

  private static UndoGiftRequest undo(Show show, String giftId) {
    return UndoGiftRequest.newBuilder()
        .setGiftId(giftId)
        .setRoomId(show.roomId.toString())
        .setSenderId(show.viewerId.toString())
        .build();
  }

  @Test
  void onlyServicesWithTheRoleSend() {
    var show = Show.live();
    var issuer = SuiteResource.issuer();

    for (var token : List.of(issuer.serviceToken("wallet-charge"), show.viewerToken())) {
      assertFails(() -> stub(token).sendGift(rose(show).build()), Status.Code.PERMISSION_DENIED);
    }
    for (var token : List.of("", "forged")) {
      assertFails(() -> stub(token).sendGift(rose(show).build()), Status.Code.UNAUTHENTICATED);
    }
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void withoutTheWalletItMayBeAskedForAgain() {
    var show = Show.live();
    var request = rose(show).build();
    OtherServices.WALLET_PROCESS.kill();
    try {
      assertThatThrownBy(() -> asService().sendGift(request))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> {
                assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                assertThat(GrpcProblem.codeOf(e)).contains("RETRY_LATER");
              });
    } finally {
      OtherServices.WALLET_PROCESS.start();
    }

    assertThat(asService().sendGift(request).getSent().getBalanceAfter()).isEqualTo(999);
  }

  private static SendGiftRequest.Builder rose(Show show) {
    return SendGiftRequest.newBuilder()
        .setId(Ids.next().toString())
        .setSenderId(show.viewerId.toString())
        .setSenderName("ann")
        .setRoomId(show.roomId.toString())
        .setGiftId("rose");
  }

  private String codeOf(SendGiftRequest request) {
    return asService().sendGift(request).getRefused().getCode();
  }

  private GiftServiceBlockingStub asService() {
    return stub(SuiteResource.issuer().serviceToken("gift-send"));
  }

  private GiftServiceBlockingStub stub(String token) {
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    return GiftServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  private static void assertFails(Runnable call, Status.Code status) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(status));
  }
}
