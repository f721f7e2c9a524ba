package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.Operation;
import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchResponse;
import java.io.IOException;

/// The wallet-service, many gifts per call. A latency is that of the whole call.
final class GrpcBatchPath implements GiftPath {
  private static final int GIFTS_PER_CALL = 100;

  /// As many gifts as three commits take.
  private static final int CALLS = 15;

  private final LedgerBooks books;
  private final WalletProcess process;
  private final WalletClient client;

  GrpcBatchPath(LedgerBooks books, WalletProcess process, String token) {
    this.books = books;
    this.process = process;
    this.client = new WalletClient(process.port(), token);
  }

  @Override
  public PathName name() {
    return PathName.GRPC_BATCH;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public int giftsPerOperation() {
    return GIFTS_PER_CALL;
  }

  @Override
  public int saturation() {
    return CALLS;
  }

  @Override
  public Operation paying(GiftSource gifts) {
    return () ->
        WalletClient.answer(client.stub().chargeBatch(batch(gifts)), GrpcBatchPath::requirePosted);
  }

  private static ChargeBatchRequest batch(GiftSource gifts) {
    var batch = ChargeBatchRequest.newBuilder();
    for (int i = 0; i < GIFTS_PER_CALL; i++) {
      batch.addCharges(WalletClient.toRequest(gifts.next()));
    }
    return batch.build();
  }

  private static void requirePosted(ChargeBatchResponse response) {
    if (response.getChargesCount() != GIFTS_PER_CALL) {
      throw new LoadFailure(
          "%d answers to %d gifts".formatted(response.getChargesCount(), GIFTS_PER_CALL));
    }
    response.getChargesList().forEach(WalletClient::requirePosted);
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
