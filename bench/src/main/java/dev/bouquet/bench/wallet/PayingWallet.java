package dev.bouquet.bench.wallet;

import com.google.protobuf.ByteString;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.Stage;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.local.parts.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A wallet-service with people who have coins, for whoever measures what comes after paying. Used
/// by one thread.
public final class PayingWallet implements AutoCloseable {
  /// What PostgreSQL has to have.
  public static final String DATABASE = "wallet";

  /// What the issuer has to give to services.
  public static final String ROLE = "wallet-charge";

  private static final int PAYERS = 2_000;
  private static final int HASH_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final UUID[] payers = Population.wallets(PAYERS);
  private final WalletProcess process;
  private final LedgerBooks books;
  private final WalletClient client;
  private int next;

  private PayingWallet(WalletProcess process, LedgerBooks books, WalletClient client) {
    this.process = process;
    this.books = books;
    this.client = client;
  }

  public static PayingWallet start(
      Path repositoryRoot,
      Stage stage,
      RunningServer postgres,
      RunningServer kafka,
      LocalIssuer issuer)
      throws IOException, InterruptedException {
    var database = new WalletDatabase(postgres, DATABASE);
    var folder = stage.folder().resolve("wallet-service");
    var process = WalletProcess.start(repositoryRoot, folder, database, kafka, issuer);
    var books = LedgerBooks.published(database);
    try {
      books.seed(PAYERS);
    } catch (SQLException e) {
      process.close();
      throw new LoadFailure("wallets could not be filled: " + e.getMessage(), e);
    }
    var client = new WalletClient(process.port(), issuer.serviceToken(ROLE));
    return new PayingWallet(process, books, client);
  }

  /// People with more coins than a run can spend.
  public List<UUID> payers() {
    return List.of(payers);
  }

  public long pid() {
    return process.pid();
  }

  /// Where it answers other services.
  public int grpcPort() {
    return process.port();
  }

  /// Waits until all that was paid is published.
  public void settle() throws SQLException, InterruptedException {
    books.settle();
  }

  /// Checks that these were paid, each once, and that the books balance.
  ///
  /// @param gifts since the start
  public void requirePaid(long gifts) throws SQLException {
    long recorded = books.gifts();
    if (recorded != gifts) {
      throw new LoadFailure("%d gifts answered, %d in the books".formatted(gifts, recorded));
    }
    var violations = books.violations();
    if (!violations.isEmpty()) {
      throw new LoadFailure("the books do not balance: " + violations);
    }
  }

  /// The next payer pays. Completes when the charge is durable, and fails where it is not.
  public CompletableFuture<?> pay(GiftContext gift) {
    var hash = new byte[HASH_BYTES];
    random.nextBytes(hash);
    next = (next + 1) % payers.length;
    var charge =
        new Gift(
            UUID.randomUUID(),
            payers[next],
            UUID.fromString(gift.getRoomId()),
            gift.getCoins(),
            ByteString.copyFrom(hash),
            gift.toByteString());
    return WalletClient.answer(
        client.stub().charge(WalletClient.toRequest(charge)), WalletClient::requirePosted);
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
