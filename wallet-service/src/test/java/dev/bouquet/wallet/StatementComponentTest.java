package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.ledger.postgres.Statement.Entry;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages and exports with filters, against a plain filter over everything. The seed is printed
/// where it is.
@WalletComponent
class StatementComponentTest {
  private static final int ENTRIES = 5_000;
  private static final int MOST_SCANNED = 2_000;
  private static final int FILTERS = 12;
  private static final List<String> TYPES =
      List.of("TOP_UP", "GIFT", "CAPTURE", "REVERSAL", "ADJUSTMENT");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Person person = Person.viewer();

  @AfterEach
  void remove() {
    Histories.remove(person.id());
  }

  @Test
  void pagesAndExportsHoldWhatPassesTheFilterAndNothingElse() throws Exception {
    var history = history();
    Histories.write(person.id(), history);
    asOperator()
        .post("/v1/admin/ledger/verifications")
        .then()
        .statusCode(200)
        .body("findings", hasSize(0));

    for (int i = 0; i < FILTERS; i++) {
      var filter = randomFilter(history);
      var expected = history.stream().filter(filter::passes).toList();

      assertThat(pages(filter, 20 + random.nextInt(100)))
          .as("seed %d, pages of %s", seed, filter)
          .isEqualTo(expected.reversed());
      assertThat(csv(filter)).as("seed %d, csv of %s", seed, filter).isEqualTo(expected);
      assertThat(json(filter)).as("seed %d, json of %s", seed, filter).isEqualTo(expected);
    }
  }

  @Test
  void aRareTypeInALongHistoryIsFoundByBoundedSteps() {
    var history = history(_ -> "GIFT");
    var rare = history.get(2);
    history.set(
        2, entry("REVERSAL", rare.amount(), rare.balanceAfter(), rare.version(), rare.at()));
    Histories.write(person.id(), history);
    var request = person.request().queryParam("type", "REVERSAL");

    String token = null;
    for (int left = ENTRIES; left > MOST_SCANNED; left -= MOST_SCANNED) {
      token =
          withToken(request, token)
              .get("/v1/wallet/transactions")
              .then()
              .statusCode(200)
              .body("items", hasSize(0))
              .body("nextPageToken", notNullValue())
              .extract()
              .path("nextPageToken");
    }
    withToken(request, token)
        .get("/v1/wallet/transactions")
        .then()
        .body("items", hasSize(1))
        .body("items[0].version", equalTo(3))
        .body("nextPageToken", equalTo(null));
  }

  @Test
  void aTimeLongAgoIsFoundAtOnce() {
    var history = history(_ -> "GIFT");
    Histories.write(person.id(), history);

    person
        .request()
        .queryParam("from", history.get(10).at().minus(Duration.ofHours(3)).toString())
        .queryParam("to", history.get(10).at().plus(Duration.ofHours(3)).toString())
        .get("/v1/wallet/transactions")
        .then()
        .statusCode(200)
        .body("items.findAll { it.version == 11 }", hasSize(1));
  }

  @Test
  void refusesWhatMakesNoSense() {
    refuses("type=FLOWERS", "TRANSACTION_TYPE_UNKNOWN");
    refuses("type=GIFT&type=gift", "TRANSACTION_TYPE_UNKNOWN");
    refuses("from=2025-02-01T00:00:00Z&to=2025-01-01T00:00:00Z", "TIME_RANGE_INVALID");
    refuses("from=2025-02-01T00:00:00Z&to=2025-02-01T00:00:00Z", "TIME_RANGE_INVALID");
    refuses("from=yesterday", "INVALID_REQUEST");
    refuses("to=%2B99999-01-01T00:00:00Z", "INVALID_REQUEST");
    refuses("from=-0001-01-01T00:00:00Z", "INVALID_REQUEST");
    for (var token : List.of("x", "LTU", "MA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5")) { // -5, 0, 10^20-1
      person
          .request()
          .get("/v1/wallet/transactions?pageToken=" + token)
          .then()
          .statusCode(400)
          .body("code", equalTo("PAGE_TOKEN_INVALID"));
    }
    for (var format : List.of("", "?format=", "?format=xml", "?format=CSV")) {
      person
          .request()
          .get("/v1/wallet/transactions/export" + format)
          .then()
          .statusCode(400)
          .body("code", equalTo("EXPORT_FORMAT_UNKNOWN"));
    }
  }

  @Test
  void somebodyWhoNeverHadCoinsHasAnEmptyExport() {
    person
        .request()
        .get("/v1/wallet/transactions/export?format=csv")
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("text/csv"))
        .header("Content-Disposition", "attachment; filename=\"transactions-0.csv\"")
        .body(equalTo("id,type,amount,balanceAfter,version,at\r\n"));
    person
        .request()
        .get("/v1/wallet/transactions/export?format=json")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Content-Disposition", "attachment; filename=\"transactions-0.json\"")
        .body("", hasSize(0));
  }

  @Test
  void onlyOperatorsExportTheWalletsOfOthersAndItIsKept() {
    Histories.write(person.id(), history().subList(0, 50));
    var path = "/v1/admin/wallets/" + person.id() + "/transactions/export";

    var exported =
        asOperator()
            .queryParam("format", "json")
            .queryParam("type", "GIFT")
            .queryParam("reason", " a dispute ")
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(exported)
        .isEqualTo(
            person
                .request()
                .get("/v1/wallet/transactions/export?format=json&type=GIFT")
                .then()
                .extract()
                .asString());
    assertThat(
            Database.query(
                "select string_agg(act || ': ' || reason, '|') from operator_act where subject_id = '"
                    + person.id()
                    + "'"))
        .isEqualTo("WALLET_EXPORTED: a dispute");
    given().get(path + "?format=csv&reason=x").then().statusCode(401);
    given().get("/v1/wallet/transactions/export?format=csv").then().statusCode(401);
    person.request().get(path + "?format=csv&reason=x").then().statusCode(403);
    asOperator().get("/v1/wallet/transactions/export?format=csv").then().statusCode(403);
    asOperator()
        .get(path + "?format=csv")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    asOperator()
        .get("/v1/admin/wallets/1-1-1-1-1/transactions/export?format=csv&reason=x")
        .then()
        .statusCode(404)
        .body("code", equalTo("WALLET_NOT_FOUND"));
  }

  private void refuses(String query, String code) {
    for (var path : List.of("?", "/export?format=csv&")) {
      person
          .request()
          .urlEncodingEnabled(false)
          .get("/v1/wallet/transactions" + path + query)
          .then()
          .statusCode(400)
          .body("code", equalTo(code));
    }
  }

  private record Filter(List<String> types, @Nullable Instant from, @Nullable Instant to) {
    boolean passes(Entry entry) {
      return (types.isEmpty() || types.contains(entry.kind()))
          && (from == null || !entry.at().isBefore(from))
          && (to == null || entry.at().isBefore(to));
    }

    RequestSpecification on(RequestSpecification request) {
      types.forEach(type -> request.queryParam("type", type));
      if (from != null) {
        request.queryParam("from", from.toString());
      }
      if (to != null) {
        request.queryParam("to", to.toString());
      }
      return request;
    }
  }

  private Filter randomFilter(List<Entry> history) {
    var types = TYPES.stream().filter(_ -> random.nextInt(4) == 0).toList();
    var one = history.get(random.nextInt(ENTRIES)).at().plusNanos(random.nextInt(2_000));
    var other = history.get(random.nextInt(ENTRIES)).at();
    var earlier = one.isBefore(other) ? one : other;
    var later = one.isBefore(other) ? other : one;
    return switch (random.nextInt(4)) {
      case 0 -> new Filter(types, null, null);
      case 1 -> new Filter(types, earlier, null);
      case 2 -> new Filter(types, null, later);
      default -> new Filter(types, earlier, later.plusNanos(1));
    };
  }

  private List<Entry> pages(Filter filter, int size) throws IOException {
    var found = new ArrayList<Entry>();
    String token = null;
    do {
      var page =
          JSON.readTree(
              withToken(filter.on(person.request()), token)
                  .queryParam("pageSize", size)
                  .get("/v1/wallet/transactions")
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString());
      assertThat(page.get("items").size()).isLessThanOrEqualTo(Math.min(size, 100));
      page.get("items").forEach(item -> found.add(entry(item)));
      token = page.path("nextPageToken").textValue();
    } while (token != null);
    return found;
  }

  private List<Entry> csv(Filter filter) {
    var lines =
        filter
            .on(person.request())
            .get("/v1/wallet/transactions/export?format=csv")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .split("\r\n", -1);
    assertThat(lines[0]).isEqualTo("id,type,amount,balanceAfter,version,at");
    assertThat(lines[lines.length - 1]).isEmpty();
    return Arrays.stream(lines, 1, lines.length - 1)
        .map(line -> line.split(",", -1))
        .map(fields ->
            new Entry(
                UUID.fromString(fields[0]),
                fields[1],
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Instant.parse(fields[5])))
        .toList();
  }

  private List<Entry> json(Filter filter) throws IOException {
    var found = new ArrayList<Entry>();
    JSON.readTree(
            filter
                .on(person.request())
                .get("/v1/wallet/transactions/export?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .forEach(item -> found.add(entry(item)));
    return found;
  }

  private static Entry entry(JsonNode item) {
    assertThat(item.size()).isEqualTo(6);
    return new Entry(
        UUID.fromString(item.get("id").textValue()),
        item.get("type").textValue(),
        item.get("amount").longValue(),
        item.get("balanceAfter").longValue(),
        item.get("version").longValue(),
        Instant.parse(item.get("at").textValue()));
  }

  private static RequestSpecification withToken(
      RequestSpecification request, @Nullable String token) {
    return token == null ? request : given().spec(request).queryParam("pageToken", token);
  }

  private List<Entry> history() {
    return history(_ -> TYPES.get(random.nextInt(TYPES.size())));
  }

  /// With the clocks of several writers, some minutes apart.
  private List<Entry> history(IntFunction<String> types) {
    var entries = new ArrayList<Entry>();
    long balance = 0;
    var clock = Instant.parse("2025-01-01T00:00:00Z");
    for (int version = 1; version <= ENTRIES; version++) {
      var type = version == 1 ? "TOP_UP" : types.apply(version);
      boolean spends = (type.equals("GIFT") || type.equals("CAPTURE")) && balance > 1;
      long amount = spends ? -1 - random.nextLong(balance - 1) : 1 + random.nextInt(1_000);
      balance += amount;
      clock = clock.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(40_000) : 1);
      var at = clock.plusNanos(1_000 * random.nextLong(1_200_000_000L));
      entries.add(entry(type, amount, balance, version, at));
    }
    return entries;
  }

  private static Entry entry(String type, long amount, long balance, long version, Instant at) {
    return new Entry(UUID.randomUUID(), type, amount, balance, version, at);
  }
}
