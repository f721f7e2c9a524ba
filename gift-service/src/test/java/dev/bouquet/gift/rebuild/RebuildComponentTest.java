package dev.bouquet.gift.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.readmodel.GiftReadModel;
import dev.bouquet.gift.readmodel.OutOfStepException;
import dev.bouquet.gift.readmodel.Positions;
import dev.bouquet.gift.readmodel.Stretch;
import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Receiver;
import dev.bouquet.gift.support.Tables;
import dev.bouquet.gift.support.Webhook;
import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.kit.test.SuiteResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// In order, since the last of them takes the topic's beginning away.
@GiftComponent
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildComponentTest {
  private static final String REBUILDS = "/v1/admin/gift-history/rebuilds";
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int GIFTS = 40;

  @Inject DataSource pool;
  @Inject ChargesTopic topic;
  @Inject RebuildConfig config;

  @Test
  @Order(1)
  void everyTableComesOutTheSame() throws Exception {
    var people = Stream.generate(Person::viewer).limit(4).toList();
    var creators = Stream.generate(Person::creator).limit(3).toList();
    giveAndTakeBack(people, creators);
    awaitEndOfTopic();
    var before = Tables.dump(pool);
    long generation = live();

    var rebuild = start();

    assertThat(rebuild.getString("status")).isEqualTo("RUNNING");
    awaitEnd(rebuild, "DONE");
    assertThat(Tables.dump(pool)).isEqualTo(before);
    assertThat(live()).isNotEqualTo(generation).isEqualTo(rebuild.getLong("number"));
    await().atMost(PATIENCE).until(() -> rowsOf(generation) == 0);
  }

  @Test
  @Order(2)
  void giftsThatComeMeanwhileAreInTheNewTablesToo() throws Exception {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var rebuild = start();
    for (int number = 0; number < 10; number++) {
      Charges.publish(Charges.rose(ann.id(), cleo.id(), 1));
    }

    awaitEnd(rebuild, "DONE");

    ann.await("/v1/me/gift-level", answer -> answer.getInt("coins") == 10);
    Charges.publish(Charges.rose(ann.id(), cleo.id(), 1));
    ann.await("/v1/me/gift-level", answer -> answer.getInt("coins") == 11);
  }

  @Test
  @Order(3)
  void anotherPodGoesOnWhereADeadOneWas() throws Exception {
    awaitEndOfTopic();
    var before = Tables.dump(pool);

    long number = halfDoneBy("dead-pod");

    awaitEnd(number, "DONE");
    assertThat(Tables.dump(pool)).isEqualTo(before);
  }

  @Test
  @Order(4)
  void podsThatFillAtOnceFillTheSame() throws Exception {
    var before = Tables.dump(pool);
    var impatient = new Impatience(config);
    var other = new RebuildWorker(pool, topic, impatient, "other-pod");
    other.start(new StartupEvent());
    try {
      var rebuild = start();

      awaitEnd(rebuild, "DONE");

      assertThat(Tables.dump(pool)).isEqualTo(before);
    } finally {
      other.stop(new ShutdownEvent());
    }
  }

  @Test
  @Order(5)
  void whileOneRunsItIsTheAnswer() throws Exception {
    long number = halfDoneBy("slow-pod");

    Person.operator()
        .asks()
        .body("{\"reason\":\"me too\"}")
        .post(REBUILDS)
        .then()
        .statusCode(202)
        .header("Idempotency-Replayed", "true")
        .body("number", equalTo((int) number))
        .body("reason", equalTo("half done"));

    awaitEnd(number, "DONE");
  }

  @Test
  @Order(6)
  void webhooksAreToldNothingAgain() throws Exception {
    var ann = Person.viewer();
    try (var receiver = Receiver.start()) {
      var webhook = Webhook.of(Person.creator(), receiver.url());
      var before = Charges.rose(ann.id(), webhook.creator().id(), 10);
      Charges.publish(before);
      Charges.publish(Charges.reversal(before, 3));
      webhook.await("DELIVERED", 2);

      awaitEnd(start(), "DONE");

      Charges.publish(Charges.rose(ann.id(), webhook.creator().id(), 11));
      webhook.await("DELIVERED", 3);
      assertThat(receiver.messages()).hasSize(3);
      assertThat(webhook.deliveries().getList("items")).hasSize(3);
    }
  }

  @Test
  @Order(7)
  void rebuildsAreForOperatorsOnlyAndOnRecord() {
    given().get(REBUILDS).then().statusCode(401);
    Person.viewer().asks().body("{\"reason\":\"x\"}").post(REBUILDS).then().statusCode(403);
    var oscar = Person.operator();
    oscar
        .asks()
        .body("{\"reason\":\" \"}")
        .post(REBUILDS)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    oscar
        .asks()
        .get(REBUILDS + "/99999999")
        .then()
        .statusCode(404)
        .body("code", equalTo("REBUILD_NOT_FOUND"));
    oscar.asks().get(REBUILDS + "/first").then().statusCode(404);
    oscar
        .asks()
        .queryParam("pageToken", "?")
        .get(REBUILDS)
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
    var newest = oscar.get(REBUILDS + "?pageSize=1");
    assertThat(newest.getString("items[0].status")).isEqualTo("DONE");
    assertThat(newest.getString("items[0].askedBy")).isNotNull();
    assertThat(newest.getString("nextPageToken")).isNotNull();
  }

  @Test
  @Order(8)
  void refusesWhereTheTopicNoLongerHasTheFirstGift() throws Exception {
    long generation = live();
    Map<TopicPartition, RecordsToDelete> beginnings = new HashMap<>();
    positions()
        .forEach((partition, position) -> {
          if (position.firstGift() != null) {
            beginnings.put(
                topic.partition(partition), RecordsToDelete.beforeOffset(position.firstGift() + 1));
          }
        });
    try (var admin = Admin.create(Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap()))) {
      admin.deleteRecords(beginnings).all().get();
    }

    Person.operator()
        .asks()
        .body("{\"reason\":\"too late\"}")
        .post(REBUILDS)
        .then()
        .statusCode(422)
        .body("code", equalTo("CHARGES_GONE"));

    assertThat(live()).isEqualTo(generation);
  }

  /// Its lease is over at once.
  private record Impatience(RebuildConfig patient) implements RebuildConfig {
    @Override
    public Duration pollInterval() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration pollTimeout() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration lease() {
      return Duration.ZERO;
    }

    @Override
    public int clearBatch() {
      return 3;
    }
  }

  private static void giveAndTakeBack(List<Person> people, List<Person> creators) {
    for (int number = 0; number < GIFTS; number++) {
      int n = number;
      var sender = people.get(n % people.size());
      var receiver = creators.get(n % creators.size());
      var gift =
          Charges.gift(
              sender.id(),
              receiver.id(),
              1 + n % 7,
              AT.plusSeconds(3_600L * n),
              context ->
                  context
                      .setGiftId(n % 2 == 0 ? "rose" : "crown")
                      .setAnonymous(n % 5 == 0)
                      .setQuiet(n % 6 == 0));
      if (n % 8 == 0) {
        Charges.publish(Charges.reversal(gift, 1));
      }
      Charges.publish(gift);
    }
    for (var person : people) {
      person.awaitItems("/v1/me/gifts/sent?pageSize=100", GIFTS / people.size());
    }
  }

  /// Until everything has been taken that any test has published.
  private void awaitEndOfTopic() {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          try (var consumer = topic.open()) {
            var ends =
                consumer.endOffsets(
                    topic.beginnings().keySet().stream().map(topic::partition).toList());
            var positions = positions();
            return ends.entrySet().stream()
                .allMatch(end -> {
                  var position = positions.get(end.getKey().partition());
                  return end.getValue() == 0
                      || (position != null && position.next() == end.getValue());
                });
          }
        });
  }

  private static JsonPath start() {
    return Person.operator()
        .asks()
        .body("{\"reason\":\"a test\"}")
        .post(REBUILDS)
        .then()
        .statusCode(202)
        .extract()
        .jsonPath();
  }

  private static void awaitEnd(JsonPath rebuild, String status) {
    awaitEnd(rebuild.getLong("number"), status);
  }

  private static void awaitEnd(long number, String status) {
    var oscar = Person.operator();
    await()
        .atMost(PATIENCE)
        .until(() -> !oscar.get(REBUILDS + "/" + number).getString("status").equals("RUNNING"));
    var end = oscar.get(REBUILDS + "/" + number);
    assertThat(end.getString("status")).as(end.prettify()).isEqualTo(status);
    assertThat(end.getLong("recordsRead")).isEqualTo(end.getLong("recordsInAll"));
    assertThat(end.getString("endedAt")).isNotNull();
  }

  /// A rebuild that a pod has begun, reading the first half of each partition, and has the lease
  /// of.
  private long halfDoneBy(String pod) throws Exception {
    var beginnings = topic.beginnings();
    var halves = new ArrayList<Stretch>();
    try (var consumer = topic.open()) {
      for (var beginning : beginnings.entrySet()) {
        var partition = topic.partition(beginning.getKey());
        consumer.assign(List.of(partition));
        consumer.seek(partition, beginning.getValue());
        var records = consumer.poll(Duration.ofSeconds(2)).records(partition);
        halves.add(
            Stretch.read(
                beginning.getKey(), beginning.getValue(), records.subList(0, records.size() / 2)));
      }
    }
    return Transaction.<Long, OutOfStepException>run(
        pool,
        connection -> {
          long generation =
              RebuildStore.open(connection, Person.operator().id(), "half done", beginnings);
          var _ = RebuildStore.lease(connection, pod, Duration.ofSeconds(3));
          GiftReadModel.take(connection, generation, halves);
          return generation;
        });
  }

  private long live() throws SQLException {
    return Transaction.run(pool, Positions::live);
  }

  private Map<Integer, Positions.Position> positions() throws SQLException {
    return Transaction.run(
        pool, connection -> Positions.of(connection, Positions.live(connection)));
  }

  private int rowsOf(long generation) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select count(*) from gift_standing where generation = ?")) {
            select.setLong(1, generation);
            try (var row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }
}
