package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Stage;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import dev.bouquet.bench.wallet.PayingWallet;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.local.parts.KafkaServer;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The servers of one run.
final class RoomsStage {
  private static final String ROOM = "room";

  private final NchanInstallation nchan = NchanInstallation.of(System.getenv());
  private final Path repositoryRoot;
  private final Stage stage;
  private final ServiceProcess.Parts parts;
  private final RunningServer postgres;
  private final RunningServer kafka;
  private final LocalIssuer issuer;
  private final RoomTopics topics;
  private final String token;

  RoomsStage(Path repositoryRoot, Stage stage) {
    this.repositoryRoot = repositoryRoot;
    this.stage = stage;
    var databases = List.of(ROOM, PayingWallet.DATABASE);
    this.postgres = stage.keep(TestServers.postgres(repositoryRoot, stage.folder(), databases));
    this.kafka =
        stage.keep(
            TestServers.kafka(repositoryRoot, stage.folder(), Topics.ALL, KafkaServer.Stay.LONG));
    this.issuer = stage.keep(LocalIssuer.start(Set.of(PayingWallet.ROLE)));
    var url = "jdbc:postgresql://%s/%s".formatted(postgres.address(), ROOM);
    this.parts = new ServiceProcess.Parts(url, ROOM, kafka.address(), issuer);
    this.topics = stage.keep(new RoomTopics(kafka.address()));
    this.token = issuer.personToken(UUID.randomUUID(), "Vera", "viewer");
  }

  /// To be closed before the next one is started, whose place it has.
  BouquetServer bouquet(PerFrame perFrame) throws IOException, InterruptedException {
    var folder = stage.folder().resolve("room-service-" + perFrame);
    return stage.keep(BouquetServer.start(repositoryRoot, folder, parts, perFrame, topics, token));
  }

  PayingWallet wallet() throws IOException, InterruptedException {
    return stage.keep(PayingWallet.start(repositoryRoot, stage, postgres, kafka, issuer));
  }

  List<RoomLog> openRooms(BouquetServer server, int count)
      throws IOException, InterruptedException {
    return new CreatorsRooms(issuer, server.port()).open(count);
  }

  Optional<Path> missingForNchan() {
    return nchan.missing();
  }

  /// One each, since what has been in use once is not given back.
  NchanProcess nchan(PerFrame perFrame) throws IOException, InterruptedException {
    return stage.keep(NchanProcess.start(nchan, stage.folder().resolve("nchan-" + perFrame)));
  }
}
