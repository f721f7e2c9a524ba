package dev.bouquet.room.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.room.v1.SubGoalProgress;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.RestartableServer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.local.parts.Archives;
import dev.bouquet.local.parts.Installation;
import dev.bouquet.local.parts.KafkaServer;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RoomPodsIT {
  private static final Path STATE = Path.of("target", "pods-state").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(15);
  private static final long FEW_LINES = 20;
  private static final Pod[] PODS = new Pod[2];
  private static final Set<String> BOTH = Set.of("room-0", "room-1");

  private static LocalIssuer issuer;
  private static RunningServer postgres;
  private static RestartableServer kafka;
  private static FoldOwners owners;
  private static RoomTopics topics;

  private final List<UUID> rooms = FoldOwners.roomInEachPartition();
  private final Map<UUID, String> hostTokens = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    var root = Path.of(System.getProperty("bouquet.root"));
    Archives.deleteTree(STATE);
    Files.createDirectories(STATE);
    issuer = LocalIssuer.start(Set.of());
    postgres = TestServers.postgres(root, STATE, List.of("room"));
    var folder = STATE.resolve("kafka");
    var jars = Installation.of(root).kafka();
    kafka =
        RestartableServer.start(
            new KafkaServer(
                jars, folder, Ports.free(), Ports.free(), Topics.ALL, KafkaServer.Stay.BRIEF),
            folder);
    owners = new FoldOwners(kafka.address());
    topics = new RoomTopics(kafka.address());
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = starting.submit(() -> startPod(1));
      startPod(0);
      other.get();
    }
  }

  @AfterAll
  static void stop() {
    PODS[0].close();
    PODS[1].close();
    owners.close();
    topics.close();
    kafka.close();
    postgres.close();
    issuer.close();
  }

  private static Pod startPod(int number) throws IOException, InterruptedException {
    var url = "jdbc:postgresql://%s/room".formatted(postgres.address());
    var parts = new ServiceProcess.Parts(url, "room", kafka.address(), issuer);
    PODS[number] = Pod.start("room-" + number, STATE.resolve("pods"), parts);
    return PODS[number];
  }

  private void openRooms() {
    rooms.forEach(room -> hostTokens.put(room, PODS[0].open(room)));
  }

  @Test
  void aViewerWhoIsCutOffResumesOnTheOtherPod() throws Exception {
    openRooms();
    try (var crowd = Crowd.in(rooms, PODS[0]);
        var rain = GiftRain.over(rooms, kafka.address())) {
      rain.goOnFor(50);
      crowd.readAll(rain);
      crowd.cut();
      rain.goOnFor(100);
      crowd.resume(PODS[1]);
      rain.goOnFor(50);
      rain.stop();

      crowd.hasSeenAll(rain);
    }
  }

  @Test
  void theOtherPodGoesOnWithTheRoomsOfAKilledOne() throws Exception {
    owners.awaitOnly(BOTH);
    openRooms();
    setGoals();
    try (var crowd = Crowd.in(rooms, PODS[0]);
        var rain = GiftRain.over(rooms, kafka.address())) {
      rain.goOnFor(50);
      crowd.readAll(rain);
      var orphans = owners.roomsOf(PODS[1], rooms);
      assertThat(orphans).isNotEmpty();

      PODS[1].close(); // kill -9
      long killedAt = System.nanoTime();
      rain.goOnFor(50);
      crowd.readAll(rain);
      var standstill = Duration.ofNanos(System.nanoTime() - killedAt);
      startPod(1);
      owners.awaitOnly(BOTH);
      rain.goOnFor(50);
      rain.stop();

      System.out.printf("a killed pod's rooms stood still for %d ms%n", standstill.toMillis());
      assertThat(standstill).isLessThan(LONGEST_STANDSTILL);
      crowd.hasSeenAll(rain);
      allPodsAgreeWith(rain);
      combosAndGoalsAddUp(rain);
    }
  }

  /// To be reached soon after the kill: until then a room gets some 12 gifts of 5 coins.
  private void setGoals() {
    hostTokens.forEach((room, token) -> PODS[0].setGoal(room, token, 150, 200));
  }

  /// A combo may end where its pod was dead for longer than a combo waits; with its next gift it
  /// then begins anew.
  private void combosAndGoalsAddUp(GiftRain rain) {
    for (var room : rooms) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            topics.readOn();
            var told = Retelling.of(topics.events(room));
            assertThat(told.combosEnded()).isEqualTo(rain.coins(room));
            assertThat(told.partsReached()).containsExactly(0, 1);
            assertThat(told.goalsReached()).isEqualTo(1);
            assertThat(topics.standing(room).orElseThrow().getGoals(0).getSubGoalsList())
                .extracting(SubGoalProgress::getProgress)
                .containsOnly(rain.coins(room));
          });
    }
  }

  @Test
  void podsLeaveAndJoinUnderLoad() throws Exception {
    owners.awaitOnly(BOTH);
    openRooms();
    try (var staying = Crowd.in(rooms, PODS[0]);
        var leaving = Crowd.in(rooms, PODS[1]);
        var rain = GiftRain.over(rooms, kafka.address())) {
      rain.goOnFor(50);
      PODS[1].leave();
      leaving.readFarewells("DRAINING");
      leaving.resume(PODS[0]);
      owners.awaitOnly(Set.of("room-0"));
      rain.goOnFor(25);
      staying.readAll(rain);

      startPod(1);
      owners.awaitOnly(BOTH);
      leaving.cut();
      leaving.resume(PODS[1]);
      rain.goOnFor(50);
      rain.stop();

      staying.hasSeenAll(rain);
      leaving.hasSeenAll(rain);
      allPodsAgreeWith(rain);
    }
  }

  @Test
  void viewersStayConnectedWhileKafkaIsAway() throws Exception {
    openRooms();
    try (var crowd = Crowd.in(rooms, PODS[0]);
        var others = Crowd.in(rooms, PODS[1]);
        var rain = GiftRain.over(rooms, kafka.address())) {
      rain.goOnFor(50);
      crowd.readAll(rain);
      kafka.end("TERM");
      rain.goOnFor(100);
      kafka.comeBack();
      rain.stop();

      crowd.hasSeenAll(rain);
      others.hasSeenAll(rain);
      assertThat(crowd.isConnected()).isTrue();
      assertThat(others.isConnected()).isTrue();
    }
  }

  @Test
  void aDecentViewerMissesNothingAmongARabble() throws Exception {
    var pod = PODS[0];
    openRooms();
    var room = rooms.getFirst();
    try (var crowd = Crowd.in(rooms, pod);
        var rain = GiftRain.over(rooms, kafka.address())) {
      int connections = pod.connections();
      long logged = pod.logged();
      var rabble = new Rabble(pod, room);

      var storm = rabble.storm(1_000);
      System.out.printf("1000 connections came and vanished in %d ms%n", storm.toMillis());
      rabble.sendHugeFrames(20);
      lettingPeopleIn(pod, room);
      assertThat(rabble.neverAnswer(20)).containsOnly("PONG_TIMEOUT");
      assertThat(rabble.lie(crowd.epoch(room), 1_000_000).getBoolean("recovered")).isFalse();
      assertThat(rabble.lie("another", 1).getBoolean("recovered")).isFalse();
      rain.stop();

      crowd.hasSeenAll(rain);
      assertThat(crowd.isConnected()).isTrue();
      assertThat(pod.logged() - logged).as("lines of the log").isLessThan(FEW_LINES);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(pod.connections()).isEqualTo(connections));
    }
  }

  /// While it is behind a pod asks whoever comes to come again.
  private static void lettingPeopleIn(Pod pod, UUID room) {
    await().atMost(PATIENCE).untilAsserted(() -> pod.snapshot(room));
  }

  /// Also for whoever comes only now.
  private void allPodsAgreeWith(GiftRain rain) {
    for (var pod : PODS) {
      for (var room : rooms) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
              var joined = pod.snapshot(room);
              assertThat(totals(joined)).isEqualTo(rain.totals(room));
            });
      }
    }
  }

  private static JsonObject totals(JsonObject joined) {
    return joined.getJsonObject("snapshot").getJsonObject("totals");
  }
}
