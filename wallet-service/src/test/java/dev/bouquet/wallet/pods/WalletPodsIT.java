package dev.bouquet.wallet.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.Verification;
import dev.bouquet.local.parts.Archives;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import dev.bouquet.wallet.posting.Coins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WalletPodsIT {
  private static final String ROLE = "wallet-charge";
  private static final long COINS_EACH = 100_000;
  private static final List<String> FLAGS =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          // Kafka is away for longer than a send waits, several times over.
          "-Dbouquet.wallet.publication.delivery-timeout=3s");
  private static final Path STATE = Path.of("target", "pods-state").toAbsolutePath();

  private static LocalIssuer issuer;
  private static CrashablePostgres postgres;
  private static RunningServer kafka;
  private static CuttingProxy proxy;
  private static final ServiceProcess[] PODS = new ServiceProcess[2];

  private final List<UUID> payers = Load.newPayers();
  private final String room = UUID.randomUUID().toString();

  @BeforeAll
  static void start() throws Exception {
    var root = Path.of(System.getProperty("bouquet.root"));
    Archives.deleteTree(STATE);
    Files.createDirectories(STATE);
    issuer = LocalIssuer.start(Set.of(ROLE));
    postgres = new CrashablePostgres(root, STATE.resolve("postgresql"), "wallet");
    kafka = TestServers.kafka(root, STATE.resolve("kafka"), Topics.ALL);
    proxy = new CuttingProxy(postgres.port());
    startPod(0);
    startPod(1);
  }

  @AfterAll
  static void stop() throws Exception {
    PODS[0].close();
    PODS[1].close();
    proxy.close();
    kafka.close();
    postgres.close();
    issuer.close();
  }

  /// The first pod talks to its database through the proxy.
  private static void startPod(int number) throws IOException, InterruptedException {
    var url = postgres.url(number == 0 ? proxy.port() : postgres.port());
    var parts = new ServiceProcess.Parts(url, "wallet", kafka.address(), issuer);
    PODS[number] =
        ServiceProcess.start(Path.of("."), STATE.resolve("pods"), "wallet-" + number, parts, FLAGS);
  }

  @Test
  void aPausedPodHoldsNobodyUpAndCannotCommitWhenItWakes() throws Exception {
    fund();
    try (var load = new Load(payers, room, issuer.serviceToken(ROLE))) {
      run(load, Duration.ofSeconds(3));
      var epochs = epochs();
      var slotsWithLocks = freezeWhileItHoldsLocks(load);

      long frozenAt = System.nanoTime();
      for (var payer : payers) {
        await()
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptions()
            .until(() -> load.chargeNow(payer, PODS[1].grpcPort()).hasAccepted());
      }
      var heldUp = Duration.ofNanos(System.nanoTime() - frozenAt);
      // The other pod publishes what the frozen one had committed, once its lease is over.
      await().atMost(Duration.ofSeconds(30)).until(() -> unpublished() == 0);
      PODS[0].thaw();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> load.chargeNow(payers.getFirst(), PODS[0].grpcPort()).hasAccepted());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            var now = epochs();
            return slotsWithLocks.stream().allMatch(slot -> now.get(slot) > epochs.get(slot));
          });

      System.out.printf("a frozen pod held others up for at most %d ms%n", heldUp.toMillis());
      assertThat(heldUp).isLessThan(Duration.ofSeconds(10));
      check(load.settle(PODS[1].grpcPort()));
    }
  }

  @Test
  void everyIdHasOneEffectWhateverIsKilled() throws Exception {
    fund();
    try (var load = new Load(payers, room, issuer.serviceToken(ROLE))) {
      run(load, Duration.ofSeconds(2));

      PODS[1].close(); // kill -9
      run(load, Duration.ofSeconds(1));
      startPod(1);
      run(load, Duration.ofSeconds(1));

      int cutsBefore = proxy.cutsMade();
      proxy.cut(3);
      run(load, Duration.ofSeconds(3));
      assertThat(proxy.cutsMade() - cutsBefore).isEqualTo(3);

      var crash = Thread.ofVirtual().start(WalletPodsIT::crashDatabase);
      run(load, Duration.ofSeconds(4));
      crash.join();
      run(load, Duration.ofSeconds(1));

      int answeredBefore = load.answered();
      ServiceProcess.signal("STOP", kafka.process().pid());
      run(load, Duration.ofSeconds(10));
      ServiceProcess.signal("CONT", kafka.process().pid());
      assertThat(load.answered()).as("charges go on without Kafka").isGreaterThan(answeredBefore);

      PODS[0].close();
      run(load, Duration.ofSeconds(1));
      startPod(0);
      check(load.settle(PODS[0].grpcPort()));
    }
  }

  private static void crashDatabase() {
    try {
      postgres.crashAndComeBack();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(Load load, Duration duration) throws InterruptedException {
    var ports = List.of(PODS[0].grpcPort(), PODS[1].grpcPort());
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      load.send(ports);
    }
  }

  private Set<Integer> freezeWhileItHoldsLocks(Load load) throws Exception {
    for (int attempt = 0; attempt < 200; attempt++) {
      run(load, Duration.ofMillis(50));
      PODS[0].freeze();
      var slots = slotsWithLocks("wallet-0/");
      if (!slots.isEmpty()) {
        return slots;
      }
      PODS[0].thaw();
    }
    throw new AssertionError("the pod never held a lock when it was frozen");
  }

  /// The owner's slots whose writer is in a transaction that has locked accounts.
  private static Set<Integer> slotsWithLocks(String owner) throws SQLException {
    var slots = new HashSet<Integer>();
    try (var connection = postgres.asSuperuser();
        var select =
            connection.prepareStatement(
                """
                select s.slot from slot s join pg_stat_activity a on a.pid = s.backend_pid
                  join pg_locks l on l.pid = a.pid and l.relation = 'account'::regclass and l.mode = 'RowShareLock'
                 where s.owner like ? and a.state = 'idle in transaction'
                """)) {
      select.setString(1, owner + "%");
      var rows = select.executeQuery();
      while (rows.next()) {
        slots.add(rows.getInt(1));
      }
    }
    return slots;
  }

  private static Map<Integer, Long> epochs() throws SQLException {
    var epochs = new HashMap<Integer, Long>();
    try (var connection = postgres.asOwner();
        var select = connection.prepareStatement("select slot, epoch from slot");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        epochs.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return epochs;
  }

  /// Every accepted id is one transfer and at least one event; the events of a slot are in order.
  private void check(Map<UUID, ChargeResponse> answers) throws Exception {
    await().atMost(Duration.ofSeconds(60)).until(() -> unpublished() == 0);
    var accepted =
        answers.entrySet().stream()
            .filter(answer -> answer.getValue().hasAccepted())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, answer -> answer.getValue().getAccepted().getAmount()));
    assertThat(accepted).hasSizeGreaterThan(100);
    assertThat(answers.values()).allMatch(ChargeResponse::hasAccepted);
    assertThat(transfers()).isEqualTo(accepted);
    assertThat(publishedInOrder()).isEqualTo(accepted.keySet());
    try (var connection = postgres.asOwner()) {
      connection.setAutoCommit(false);
      assertThat(Verification.findings(connection, 10)).isEmpty();
    }
  }

  private Map<UUID, Long> transfers() throws SQLException {
    var transfers = new HashMap<UUID, Long>();
    try (var connection = postgres.asOwner();
        var select =
            connection.prepareStatement(
                "select id, amount from transfer where seq is not null and debit_account = any(?)")) {
      select.setArray(1, connection.createArrayOf("uuid", payers.toArray()));
      var rows = select.executeQuery();
      while (rows.next()) {
        transfers.put(rows.getObject(1, UUID.class), rows.getLong(2));
      }
    }
    return transfers;
  }

  /// The ids of the room's events; within a slot, what comes for the first time comes in order.
  private Set<UUID> publishedInOrder() {
    var ids = new HashSet<UUID>();
    var last = new HashMap<Integer, Position>();
    for (var event : eventsOfTheRoom()) {
      var charged = event.getCharged();
      if (ids.add(UUID.fromString(charged.getChargeId()))) {
        var at = charged.getPosition();
        var position = new Position(at.getSlot(), at.getEpoch(), at.getSeq());
        var before = last.put(at.getSlot(), position);
        assertThat(before == null || before.compareTo(position) < 0)
            .as("%s before %s", before, position)
            .isTrue();
      }
    }
    return ids;
  }

  private List<ChargeEvent> eventsOfTheRoom() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.address(), "auto.offset.reset", "earliest");
    var events = new ArrayList<ChargeEvent>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor("charges.v1").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals(room)) {
            events.add(ChargeEvent.parseFrom(record.value()));
          }
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
    return events;
  }

  private static long unpublished() throws SQLException {
    return number(
        """
        select count(*) from commit_batch b left join publication p on p.slot = b.slot
         where (b.epoch, b.seq) > (coalesce(p.epoch, 0), coalesce(p.seq, 0))
        """);
  }

  private static long number(String sql) throws SQLException {
    try (var connection = postgres.asSuperuser();
        var select = connection.prepareStatement(sql);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void fund() throws Exception {
    var ledger = new LedgerStore();
    try (var connection = postgres.asOwner()) {
      connection.setAutoCommit(false);
      ledger.open(
          connection, payers.stream().map(payer -> Account.empty(payer, Coins.ASSET)).toList());
      var credits =
          payers.stream()
              .map(payer ->
                  new Command.Transfer(
                      UUID.randomUUID(),
                      Bytes.EMPTY,
                      "TOP_UP",
                      Coins.sales(9),
                      payer,
                      COINS_EACH,
                      Bytes.EMPTY,
                      false))
              .toList();
      ledger.execute(connection, Instant.now(), credits, Position.NONE);
      connection.commit();
    }
  }
}
