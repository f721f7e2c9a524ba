package dev.bouquet.room.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc.RoomServiceBlockingStub;
import dev.bouquet.contracts.room.v1.ShowTestGiftRequest;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Viewer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@RoomComponent
class TestGiftComponentTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  static final List<UnaryOperator<TestGift.Builder>> MALFORMED =
      List.of(
          gift -> gift.setId("1"),
          gift -> gift.setSenderId(""),
          gift -> gift.setReceiverId("somebody"),
          gift -> gift.setQuantity(1_000),
          gift -> gift.setGiftId(" "),
          gift -> gift.setGiftName("x".repeat(1_000)),
          gift -> gift.setMessage("x".repeat(2_001)));

  private final Creator mia = Creator.named("Mia");
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
  void whoWatchesSeesItOnce() throws Exception {
    var roomId = mia.liveRoom();
    var request = request(roomId, mia.id());
    var next = request(roomId, mia.id());
    try (var viewer = Viewer.joined(roomId)) {
      var first = as("room-test-gift").showTestGift(request);
      var again = as("room-test-gift").showTestGift(request);
      var _ = as("room-test-gift").showTestGift(next);

      assertThat(first.getRefusedWith()).isEmpty();
      assertThat(first.getReplayed()).isFalse();
      assertThat(again.getReplayed()).isTrue();
      var shown = viewer.ambient("testGift");
      assertThat(shown.getString("id")).isEqualTo(request.getGift().getId());
      assertThat(shown.getString("senderName")).isEqualTo("Mia");
      assertThat(shown.getInteger("quantity")).isEqualTo(3);
      assertThat(viewer.ambient("testGift").getString("id")).isEqualTo(next.getGift().getId());
    }
  }

  /// What gift-service lets through is shown: a hundred of these are far from its bound.
  @Test
  void aMessageOfFamiliesIsShown() throws Exception {
    var roomId = mia.liveRoom();
    var families = "👨‍👩‍👧‍👦".repeat(100);
    var request = request(roomId, mia.id());
    var said = request.toBuilder();
    said.getGiftBuilder().setMessage(families);
    try (var viewer = Viewer.joined(roomId)) {
      assertThat(as("room-test-gift").showTestGift(said.build()).getRefusedWith()).isEmpty();

      assertThat(viewer.ambient("testGift").getString("message")).isEqualTo(families);
    }
  }

  @Test
  void viewersAndRoomsThatAreNoneAreRefused() {
    var roomId = mia.liveRoom();

    var byViewer = as("room-test-gift").showTestGift(request(roomId, Person.named("Vera").id()));
    var nowhere = as("room-test-gift").showTestGift(request(UUID.randomUUID(), mia.id()));

    assertThat(byViewer.getRefusedWith()).isEqualTo("NOT_ROOM_MODERATOR");
    assertThat(nowhere.getRefusedWith()).isEqualTo("ROOM_NOT_FOUND");
  }

  @ParameterizedTest
  @FieldSource("MALFORMED")
  void whatIsNoGiftIsInvalid(UnaryOperator<TestGift.Builder> fault) {
    var whole = request(UUID.randomUUID(), mia.id());
    var broken = whole.toBuilder().setGift(fault.apply(whole.getGift().toBuilder())).build();

    assertThatThrownBy(() -> as("room-test-gift").showTestGift(broken))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void needsItsRole() {
    var request = request(UUID.randomUUID(), mia.id());

    assertThatThrownBy(() -> as("room-read").showTestGift(request))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
  }

  private static ShowTestGiftRequest request(UUID roomId, UUID sender) {
    return ShowTestGiftRequest.newBuilder()
        .setRoomId(roomId.toString())
        .setGift(
            TestGift.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setQuantity(3)
                .setSenderId(sender.toString())
                .setSenderName("Mia")
                .setReceiverId(sender.toString()))
        .build();
  }

  private RoomServiceBlockingStub as(String role) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + SuiteResource.issuer().serviceToken(role));
    return RoomServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(10, TimeUnit.SECONDS);
  }
}
