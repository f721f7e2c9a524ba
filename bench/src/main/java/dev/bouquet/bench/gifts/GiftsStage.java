package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.ProcessTree;
import dev.bouquet.bench.load.Stage;
import dev.bouquet.bench.wallet.PayingWallet;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.local.parts.KafkaServer;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servers of one run.
final class GiftsStage {
  static final List<String> GIFT_FLAGS = List.of("-Xms256m", "-Xmx512m", "-XX:+UseParallelGC");

  private static final String GIFT = "gift";
  private static final String SUPERUSER = "postgres";

  /// As in the wallet's benchmark: no checkpoint falls into the middle of a case.
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "512MB", "max_wal_size", "4GB");

  private final Path repositoryRoot;
  private final Stage stage;
  private final RunningServer postgres;
  private final RunningServer kafka;
  private final LocalIssuer issuer;
  private final OpenRoom room;

  GiftsStage(Path repositoryRoot, Stage stage) throws InterruptedException {
    this.repositoryRoot = repositoryRoot;
    this.stage = stage;
    var databases = List.of(GIFT, PayingWallet.DATABASE);
    this.postgres =
        stage.keep(TestServers.postgres(repositoryRoot, stage.folder(), databases, SETTINGS));
    this.kafka =
        stage.keep(
            TestServers.kafka(repositoryRoot, stage.folder(), Topics.ALL, KafkaServer.Stay.LONG));
    this.issuer = stage.keep(LocalIssuer.start(Set.of(PayingWallet.ROLE)));
    this.room = OpenRoom.publish(kafka.address());
  }

  /// The parts that an app's request passes, until they are closed.
  ///
  /// @param requests of apps whose people have coins
  record FrontDoor(ServiceProcess gift, GatewayProcess gateway, HttpLoad http, AppRequests requests)
      implements AutoCloseable {
    @Override
    public void close() {
      http.close();
      gateway.close();
      gift.close();
    }
  }

  PayingWallet wallet() throws IOException, InterruptedException {
    return stage.keep(PayingWallet.start(repositoryRoot, stage, postgres, kafka, issuer));
  }

  /// @param name for the logs
  /// @param walletPort where gift-service asks for charges
  FrontDoor frontDoor(String name, int walletPort, PayingWallet wallet)
      throws IOException, InterruptedException {
    var folder = stage.folder().resolve(name);
    var flags = new ArrayList<>(GIFT_FLAGS);
    flags.add("-Dquarkus.grpc.clients.wallet.port=" + walletPort);
    var parts = new ServiceProcess.Parts(giftUrl(), GIFT, kafka.address(), issuer);
    var module = repositoryRoot.resolve("gift-service");
    var gift = stage.keep(ServiceProcess.start(module, folder, "gift-0", parts, flags));
    var gateway = stage.keep(GatewayProcess.start(repositoryRoot, folder, gift.port()));
    var http = new HttpLoad(gateway.port());
    return new FrontDoor(gift, gateway, http, AppRequests.of(http, room, issuer, wallet.payers()));
  }

  CpuMeter meter(long gateway, long gift, long wallet) {
    return new CpuMeter(gateway, gift, wallet, postgres.process().pid(), kafka.process().pid());
  }

  /// What gift-service remembers of the gifts.
  GiftHistories histories() {
    return new GiftHistories(giftUrl(), GIFT);
  }

  /// What PostgreSQL has used for gift-service, whose connections are kept.
  long historiesCpuMicros() throws SQLException, IOException {
    try (var connection = superuser(GIFT);
        var select =
            connection.prepareStatement("select pid from pg_stat_activity where usename = ?")) {
      select.setString(1, GIFT);
      long micros = 0;
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          micros += ProcessTree.cpuMicros(rows.getLong(1));
        }
      }
      return micros;
    }
  }

  /// Tidies both databases and begins the WAL anew, so that cases are comparable.
  void startEven() throws SQLException {
    for (var database : List.of(GIFT, PayingWallet.DATABASE)) {
      try (var connection = superuser(database);
          var statement = connection.createStatement()) {
        statement.execute("vacuum (analyze)");
        statement.execute("checkpoint");
      }
    }
  }

  private Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, SUPERUSER);
  }

  private String giftUrl() {
    return url(GIFT);
  }

  private String url(String database) {
    return "jdbc:postgresql://%s/%s".formatted(postgres.address(), database);
  }
}
