package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.Operation;
import java.io.IOException;

/// The wallet-service, one gift per call.
final class GrpcPath implements GiftPath {
  private static final int CALLS_PER_CONNECTION = 100;

  private final LedgerBooks books;
  private final WalletProcess process;
  private final WalletClient client;

  GrpcPath(LedgerBooks books, WalletProcess process, String token) {
    this.books = books;
    this.process = process;
    this.client = new WalletClient(process.port(), token);
  }

  @Override
  public PathName name() {
    return PathName.GRPC;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public int giftsPerOperation() {
    return 1;
  }

  @Override
  public int saturation() {
    return WalletClient.CONNECTIONS * CALLS_PER_CONNECTION;
  }

  @Override
  public Operation paying(GiftSource gifts) {
    return () ->
        WalletClient.answer(
            client.stub().charge(WalletClient.toRequest(gifts.next())),
            WalletClient::requirePosted);
  }

  @Override
  public Commits commits() throws IOException, InterruptedException {
    return process.commits();
  }

  @Override
  public void close() {
    client.close();
  }
}
