package dev.bouquet.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bouquet.wallet.Wallets.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// With exports that may take two seconds.
@WalletComponent
@TestProfile(ExportDeadlineComponentTest.TwoSeconds.class)
class ExportDeadlineComponentTest {
  private static final int MORE_THAN_SOCKETS_BUFFER = 300_000;

  @Inject MeterRegistry metrics;

  @Test
  void aClientThatNeverReadsLosesItsPlace() throws Exception {
    var person = Person.viewer();
    Histories.generate(person.id(), 1, MORE_THAN_SOCKETS_BUFFER);
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + RestAssured.port
                          + "/v1/wallet/transactions/export?format=json"))
              .header("Authorization", "Bearer " + person.token())
              .build();
      try (var client = HttpClient.newHttpClient();
          var body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
        assertThat(running()).isEqualTo(1);

        await().until(() -> running() == 0);

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
      }
    } finally {
      Histories.remove(person.id());
    }
  }

  private double running() {
    return metrics.get("bouquet.wallet.exports.running").gauge().value();
  }

  public static final class TwoSeconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bouquet.wallet.statement.max-export-duration", "2s");
    }
  }
}
