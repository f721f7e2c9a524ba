package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.internal.PlatformDependent;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A million transactions: how they stream, and what becomes of clients that do not read them.
@WalletComponent
class ExportComponentTest {
  private static final Logger LOG = Logger.getLogger(ExportComponentTest.class);
  private static final long TRANSACTIONS = 1_000_000;
  private static final long MOST_MEMORY = 16L << 20; // the CSV has 80 MB
  private static final int MOST_EXPORTS = 4;
  private static final Person PERSON = Person.viewer();
  private static final String PATH = "/v1/wallet/transactions/export?format=";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject MeterRegistry metrics;

  @BeforeAll
  static void writeHistory() {
    var started = Instant.now();
    Histories.generate(PERSON.id(), 1, TRANSACTIONS);
    LOG.infof("history written took=%s", Duration.between(started, Instant.now()));
  }

  @AfterAll
  static void removeHistory() {
    var started = Instant.now();
    Histories.remove(PERSON.id());
    LOG.infof("history removed took=%s", Duration.between(started, Instant.now()));
  }

  @Test
  void aMillionTransactionsStreamInBoundedMemoryAsTheyWereAtTheBeginning() throws Exception {
    for (var format : new String[] {"csv", "json"}) {
      var started = Instant.now();
      long before = memoryInUse();
      long most = 0;
      long last = newest();
      try (var lines = lines(open(PATH + format, PERSON.token()))) {
        lines.readLine(); // the header, or the array's beginning
        Histories.generate(PERSON.id(), last + 1, last + 100); // too late for this export
        for (long version = 1; version <= last; version++) {
          var expected =
              line(format, version) + (format.equals("json") && version < last ? "," : "");
          var line = lines.readLine();
          if (!expected.equals(line)) { // a million times: without assertThat
            fail("version %d: expected %s, got %s", version, expected, line);
          }
          if (version % 100_000 == 0) {
            most = Math.max(most, memoryInUse() - before);
          }
        }
        assertThat(lines.readLine()).isEqualTo(format.equals("csv") ? null : "]");
        assertThat(lines.readLine()).isNull();
      }
      LOG.infof(
          "exported format=%s transactions=%d took=%s mostMemoryKiB=%d",
          format, last, Duration.between(started, Instant.now()), most / 1024);
      assertThat(most).isLessThan(MOST_MEMORY);
    }
  }

  @Test
  void aClientThatDoesNotReadStopsItsExportAndKeepsItsPlaceUntilItGoes() throws Exception {
    var stalled = new ArrayList<InputStream>();
    double writtenBefore = written();
    try {
      stalled.add(open(PATH + "csv", PERSON.token()));
      PERSON
          .request()
          .get(PATH + "csv")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .contentType("application/problem+json")
          .body("code", equalTo("EXPORTS_BUSY"));
      for (int i = 1; i < MOST_EXPORTS; i++) {
        stalled.add(open(adminPath(), operatorToken()));
      }
      asOperator().get(adminPath()).then().statusCode(503).body("code", equalTo("EXPORTS_BUSY"));
      Person.viewer().request().get(PATH + "json").then().statusCode(503);

      var seen = new AtomicReference<>(writtenBefore);
      await()
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> {
            var now = written();
            return now == seen.getAndSet(now);
          });
      assertThat(written() - writtenBefore).isLessThan(MOST_EXPORTS * TRANSACTIONS / 4.0);
    } finally {
      for (var stream : stalled) {
        stream.close();
      }
    }
    await().until(() -> running() == 0);
    Person.viewer().request().get(PATH + "json").then().statusCode(200);
  }

  /// As another pod writes it; one that died there gives the place back when the time is up.
  @Test
  void anExportOnAnotherPodIsOneToo() {
    var person = Person.viewer();
    Database.execute(
        "insert into running_export values ('%s', '%s', 'wallet-7', now() + interval '1 minute')"
            .formatted(person.id(), UUID.randomUUID()));
    person.request().get(PATH + "csv").then().statusCode(503).body("code", equalTo("EXPORTS_BUSY"));

    Database.execute(
        "update running_export set expires_at = now() where caller_id = '%s'"
            .formatted(person.id()));
    for (int i = 0; i < 10; i++) { // each gives its place back
      person.request().get(PATH + "csv").then().statusCode(200);
    }
    assertThat(
            Database.query(
                "select count(*) from running_export where caller_id = '%s'"
                    .formatted(person.id())))
        .isEqualTo("0");
  }

  @Test
  void anExportThatFailsHalfwayIsNotTakenForAWholeOne() throws Exception {
    try (var lines = lines(open(PATH + "csv", PERSON.token()))) {
      lines.readLine();
      Database.execute("revoke select on transfer from wallet");
      try {
        assertThatThrownBy(
                () -> {
                  while (lines.readLine() != null) {
                    // until the end, which is none
                  }
                })
            .isInstanceOf(IOException.class);
      } finally {
        Database.execute("grant select on transfer to wallet");
      }
    }
    await().until(() -> running() == 0);
  }

  private InputStream open(String path, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + token)
            .build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"transactions-");
    return response.body();
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static String operatorToken() {
    return SuiteResource.issuer().personToken(UUID.randomUUID(), "oscar", "operator");
  }

  private static String adminPath() {
    return "/v1/admin/wallets/" + PERSON.id() + "/transactions/export?format=csv&reason=a-test";
  }

  private static String line(String format, long version) {
    boolean topUp = version % 100 == 1;
    var id =
        PERSON.id().toString().substring(0, 8)
            + "-0000-7000-8000-"
            + HexFormat.of().toHexDigits(version, 12);
    var type = topUp ? "TOP_UP" : "GIFT";
    int amount = topUp ? 100 : -1;
    long balance = Histories.balance(version);
    var at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(version);
    return format.equals("csv")
        ? id + "," + type + "," + amount + "," + balance + "," + version + "," + at
        : "{\"id\":\""
            + id
            + "\",\"type\":\""
            + type
            + "\",\"amount\":"
            + amount
            + ",\"balanceAfter\":"
            + balance
            + ",\"version\":"
            + version
            + ",\"at\":\""
            + at
            + "\"}";
  }

  private static long newest() {
    return Long.parseLong(
        Database.query("select version from account where id = '" + PERSON.id() + "'"));
  }

  private static long memoryInUse() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return heap + Math.max(0, PlatformDependent.usedDirectMemory());
  }

  private double written() {
    return metrics.get("bouquet.wallet.exports.transactions").counter().count();
  }

  private double running() {
    return metrics.get("bouquet.wallet.exports.running").gauge().value();
  }
}
