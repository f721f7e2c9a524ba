package dev.bouquet.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.local.supervisor.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
  @TempDir Path folder;

  @Test
  void countsPortsUpFromTheBase() {
    var ports = new SuitePorts(9000);
    var services = Stream.of(Service.values()).map(ports::service);
    var servers =
        Stream.of(
            ports.postgresql(),
            ports.kafka(),
            ports.kafkaController(),
            ports.keycloak(),
            ports.keycloakManagement());

    var grpc = Stream.of(Service.values()).map(ports::grpc);
    var unused = Stream.of(9010);

    assertThat(
            Stream.of(Stream.of(ports.gateway()), services, servers, unused, grpc)
                .flatMap(some -> some))
        .containsExactlyElementsOf(IntStream.range(9000, 9015).boxed().toList());
    assertThatThrownBy(() -> new SuitePorts(65_530)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsAServiceEverythingByItsEnvironment() {
    var room =
        new JavaService(
            Service.ROOM, folder, new StateFolder(folder), new SuitePorts(9000), Answers.client());

    assertThat(room.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", "9003"),
                Map.entry("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_GRPC_SERVER_PORT", "9013"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:9005/room"),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "room"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", "room"),
                Map.entry("QUARKUS_FLYWAY_USERNAME", "room_owner"),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", "room_owner"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9006"),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:9008/realms/bouquet"),
                Map.entry(
                    "BOUQUET_SERVICE_TOKEN_URL",
                    "http://127.0.0.1:9008/realms/bouquet/protocol/openid-connect/token"),
                Map.entry("BOUQUET_SERVICE_CLIENT_ID", "room-service"),
                Map.entry("BOUQUET_SERVICE_CLIENT_SECRET", "room-service-local"),
                Map.entry("BOUQUET_POD_NAME", "room-0"),
                Map.entry("BOUQUET_PUBLIC_URL", "http://127.0.0.1:9000"),
                Map.entry("QUARKUS_GRPC_CLIENTS_WALLET_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_GRPC_CLIENTS_WALLET_PORT", "9011"),
                Map.entry("QUARKUS_GRPC_CLIENTS_GIFT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_GRPC_CLIENTS_GIFT_PORT", "9012"),
                Map.entry("QUARKUS_GRPC_CLIENTS_PAYOUT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_GRPC_CLIENTS_PAYOUT_PORT", "9014"),
                Map.entry("BOUQUET_ROOM_STREAM_MAX_CONNECTIONS_PER_ADDRESS_COUNT", "10000"),
                Map.entry("BOUQUET_ROOM_FOLD_MOMENTUM_GIVERS_COUNT", "3"),
                Map.entry("BOUQUET_STATE_DIR", folder.resolve("room-streams").toString())));
  }

  @Test
  void runsACopyThatTheNextBuildDoesNotTouch() throws Exception {
    var built = Files.createDirectories(folder.resolve("built/lib")).getParent();
    Files.writeString(built.resolve("lib/library.jar"), "library");
    Files.writeString(built.resolve("run.jar"), "one");

    AppCopy.make(built, folder.resolve("copy"));
    Files.writeString(built.resolve("run.jar"), "two");

    assertThat(folder.resolve("copy/run.jar")).hasContent("one");
    assertThat(folder.resolve("copy/lib/library.jar")).hasContent("library");
  }
}
