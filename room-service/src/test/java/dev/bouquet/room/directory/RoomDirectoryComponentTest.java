package dev.bouquet.room.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc.RoomServiceBlockingStub;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.room.hub.SnapshotArchive;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.Pods;
import dev.bouquet.room.support.RoomComponent;
import dev.bouquet.room.support.Wallet;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class RoomDirectoryComponentTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  @Inject SnapshotArchive archive;

  private final Creator mia = Creator.named("Mia");
  private final List<ManagedChannel> channels = new ArrayList<>();

  @AfterEach
  void closeChannels() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  @Test
  void anybodyReadsARoomAtOnceAfterItsCreation() {
    var roomId = mia.liveRoom();

    given()
        .get("/v1/rooms/{id}", roomId)
        .then()
        .statusCode(200)
        .body("id", equalTo(roomId.toString()))
        .body("status", equalTo("LIVE"))
        .body("hostName", equalTo("Mia"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-uuid", "00000000-0000-7000-8000-0000000000ff"})
  void unknownRoomIsNotFound(String id) {
    given()
        .get("/v1/rooms/{id}", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("ROOM_NOT_FOUND"));
  }

  @Test
  void listIsNewestFirstAndPagedByKey() {
    var created = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      created.addFirst(mia.liveRoom().toString());
    }
    await()
        .untilAsserted(
            () -> assertThat(page("LIVE", 1, null).ids()).isEqualTo(created.subList(0, 1)));

    var seen = new ArrayList<String>();
    String token = null;
    do {
      var page = page("LIVE", 2, token);
      seen.addAll(page.ids());
      token = page.nextPageToken();
    } while (token != null && seen.size() < created.size());

    assertThat(seen.subList(0, 5)).isEqualTo(created);
  }

  @Test
  void listShowsOneStatusOnly() {
    var live = mia.liveRoom();
    var ended = mia.liveRoom();
    mia.end(ended).statusCode(200);

    await()
        .untilAsserted(() -> {
          assertThat(page("ENDED", 100, null).ids())
              .contains(ended.toString())
              .doesNotContain(live.toString());
          assertThat(page("LIVE", 100, null).ids())
              .contains(live.toString())
              .doesNotContain(ended.toString());
        });
  }

  @Test
  void roomsOnAirAreListedByViewersLanguageAndTag() {
    var tag = "t" + UUID.randomUUID().toString().substring(0, 8);
    var few = roomAbout("{\"title\": \"a\", \"language\": \"pt-BR\", \"tags\": [\"%s\"]}", tag);
    var many = roomAbout("{\"title\": \"b\", \"language\": \"pt\", \"tags\": [\"%s\"]}", tag);
    var german = roomAbout("{\"title\": \"c\", \"language\": \"de\", \"tags\": [\"%s\"]}", tag);
    var ended = roomAbout("{\"title\": \"d\", \"tags\": [\"%s\"]}", tag);
    mia.end(UUID.fromString(ended)).statusCode(200);
    try (var pods = new Pods()) {
      pods.report(few, 3);
      pods.report(many, 500);
      pods.report(german, 70);
    }

    await()
        .untilAsserted(() -> {
          assertThat(watched("tag", tag).ids()).containsExactly(many, german, few);
          assertThat(watched("tag", tag, "language", "pt").ids()).containsExactly(many, few);
        });
    var first = watched("tag", tag, "pageSize", "1");
    var second = watched("tag", tag, "pageSize", "1", "pageToken", first.nextPageToken());
    assertThat(first.ids()).containsExactly(many);
    assertThat(second.ids()).containsExactly(german);
  }

  private String roomAbout(String details, String tag) {
    var roomId = mia.liveRoom();
    mia.request()
        .contentType("application/json")
        .body(details.formatted(tag))
        .put("/v1/rooms/{id}/details", roomId)
        .then()
        .statusCode(200);
    return roomId.toString();
  }

  private static RoomPage watched(String... query) {
    var request = given().queryParam("order", "VIEWERS");
    for (int i = 0; i < query.length; i += 2) {
      request.queryParam(query[i], query[i + 1]);
    }
    var body = request.get("/v1/rooms").then().statusCode(200).extract();
    return new RoomPage(body.path("items.id"), body.path("nextPageToken"));
  }

  @Test
  void listRefusesWhatItDoesNotUnderstand() {
    given()
        .get("/v1/rooms?order=LOUDEST")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    given()
        .get("/v1/rooms?status=BORING")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    given()
        .get("/v1/rooms?pageToken=abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
    given().get("/v1/rooms?pageSize=100000").then().statusCode(200);
  }

  @Test
  void archiveHasTheRoomAndWhereItsLogStands() throws Exception {
    var roomId = mia.liveRoom();
    try (var wallet = new Wallet(3)) {
      wallet.charge(roomId, 20);
      wallet.charge(roomId, 22);
      wallet.flush();
    }

    await()
        .untilAsserted(() ->
            assertThat(archive.find(roomId))
                .hasValueSatisfying(snapshot -> {
                  assertThat(snapshot.getSeq()).isEqualTo(4);
                  assertThat(snapshot.getTotals().getGifts()).isEqualTo(2);
                  assertThat(snapshot.getTotals().getCoins()).isEqualTo(42);
                  assertThat(snapshot.getRoom().getStatus()).isEqualTo(RoomStatus.ROOM_STATUS_LIVE);
                }));
  }

  @Test
  void serviceWithTheRoleGetsARoom() throws Exception {
    var roomId = mia.liveRoom();
    var rooms = stub(SuiteResource.issuer().serviceToken("room-read"));

    var room = rooms.getRoom(request(roomId.toString())).getRoom();

    assertThat(room.getStatus()).isEqualTo(RoomStatus.ROOM_STATUS_LIVE);
    assertThat(room.getHostId()).isEqualTo(mia.id().toString());
  }

  @Test
  void serviceIsToldWhoFollowsTheHost() throws Exception {
    var roomId = mia.liveRoom();
    var ben = Creator.named("Ben");
    var rooms = stub(SuiteResource.issuer().serviceToken("room-read"));
    var request = request(roomId.toString()).toBuilder().setFollowerId(ben.id().toString());
    assertThat(rooms.getRoom(request.build()).getFollowsHost()).isFalse();

    ben.request().put("/v1/creators/{id}/follow", mia.id()).then().statusCode(204);

    assertThat(rooms.getRoom(request.build()).getFollowsHost()).isTrue();
    assertThat(rooms.getRoom(request.clearFollowerId().build()).getFollowsHost()).isFalse();
    assertThatThrownBy(() -> rooms.getRoom(request.setFollowerId("abc").build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void serviceIsToldThatThereIsNoSuchRoom() {
    var rooms = stub(SuiteResource.issuer().serviceToken("room-read"));

    assertThatThrownBy(() -> rooms.getRoom(request(UUID.randomUUID().toString())))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
              assertThat(GrpcProblem.codeOf(e)).contains("ROOM_NOT_FOUND");
            });
    assertThatThrownBy(() -> rooms.getRoom(request("abc")))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void roomsAreReadByGrpcWithTheRoleOnly() {
    var roomId = mia.liveRoom().toString();

    for (var token :
        List.of(
            SuiteResource.issuer().serviceToken("wallet-charge"),
            SuiteResource.issuer().personToken(UUID.randomUUID(), "Vera", "viewer"))) {
      assertThatThrownBy(() -> stub(token).getRoom(request(roomId)))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }
    for (var token : List.of("", "forged")) {
      assertThatThrownBy(() -> stub(token).getRoom(request(roomId)))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
  }

  @Test
  void servicesOwnRoleCannotDeleteOrTruncate() throws SQLException {
    try (var connection =
            DriverManager.getConnection(SuiteResource.jdbcUrl("room"), "room", "room");
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM room"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("DROP TABLE room_snapshot"))
          .isInstanceOf(SQLException.class);
    }
  }

  private record RoomPage(List<String> ids, String nextPageToken) {}

  private static RoomPage page(String status, int size, String token) {
    var request = given().queryParam("status", status).queryParam("pageSize", size);
    if (token != null) {
      request.queryParam("pageToken", token);
    }
    var body = request.get("/v1/rooms").then().statusCode(200).extract();
    return new RoomPage(body.path("items.id"), body.path("nextPageToken"));
  }

  private static GetRoomRequest request(String roomId) {
    return GetRoomRequest.newBuilder().setRoomId(roomId).build();
  }

  private RoomServiceBlockingStub stub(String token) {
    int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    channels.add(channel);
    return RoomServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(10, TimeUnit.SECONDS);
  }
}
