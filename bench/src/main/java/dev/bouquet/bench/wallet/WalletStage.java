package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.Stage;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.local.parts.KafkaServer;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import dev.bouquet.local.parts.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The servers of one run, and the paths through them.
final class WalletStage {
  private static final String BASELINE = "baseline";
  private static final String ENGINE = "engine";
  private static final String WALLET = "wallet";
  private static final String ROLE = "wallet-charge";

  /// As a server has it that is there for the wallet alone: the accounts fit into its memory, no
  /// checkpoint falls into the middle of a case, and the log's files are used again.
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "512MB", "min_wal_size", "4GB", "max_wal_size", "4GB");

  private final Path repositoryRoot;
  private final Stage stage;
  private final RunningServer postgres;

  WalletStage(Path repositoryRoot, Stage stage) {
    this.repositoryRoot = repositoryRoot;
    this.stage = stage;
    this.postgres =
        stage.keep(
            TestServers.postgres(
                repositoryRoot, stage.folder(), List.of(BASELINE, ENGINE, WALLET), SETTINGS));
  }

  RunningServer postgres() {
    return postgres;
  }

  /// Starts what the paths need, and no more.
  List<GiftPath> paths(List<PathName> names)
      throws SQLException, IOException, InterruptedException {
    var paths = new ArrayList<GiftPath>();
    if (names.contains(PathName.BASELINE)) {
      paths.add(stage.keep(new BaselinePath(database(BASELINE))));
    }
    if (names.contains(PathName.ENGINE)) {
      paths.add(stage.keep(new EnginePath(database(ENGINE))));
    }
    if (names.contains(PathName.GRPC) || names.contains(PathName.GRPC_BATCH)) {
      paths.addAll(overGrpc(names));
    }
    return paths;
  }

  private List<GiftPath> overGrpc(List<PathName> names) throws IOException, InterruptedException {
    var kafka =
        stage.keep(
            TestServers.kafka(repositoryRoot, stage.folder(), Topics.ALL, KafkaServer.Stay.LONG));
    var issuer = stage.keep(LocalIssuer.start(Set.of(ROLE)));
    var database = database(WALLET);
    var folder = stage.folder().resolve("wallet-service");
    var process = stage.keep(WalletProcess.start(repositoryRoot, folder, database, kafka, issuer));
    var books = LedgerBooks.published(database);
    var token = issuer.serviceToken(ROLE);
    var paths = new ArrayList<GiftPath>();
    if (names.contains(PathName.GRPC)) {
      paths.add(stage.keep(new GrpcPath(books, process, token)));
    }
    if (names.contains(PathName.GRPC_BATCH)) {
      paths.add(stage.keep(new GrpcBatchPath(books, process, token)));
    }
    return paths;
  }

  private WalletDatabase database(String name) {
    return new WalletDatabase(postgres, name);
  }
}
