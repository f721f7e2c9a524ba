package dev.bouquet.payout.support;

import dev.bouquet.kit.test.OtherProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Wallet-service, as payout-service sees it.
public final class WalletProcess implements QuarkusTestResourceLifecycleManager {
  public static final FakeWallet WALLET = new FakeWallet();
  public static final OtherProcess PROCESS = new OtherProcess(WALLET);

  @Override
  public Map<String, String> start() {
    PROCESS.start();
    return Map.of(
        "quarkus.grpc.clients.wallet.test-port", Integer.toString(PROCESS.port()),
        "bouquet.payout.reconcile.catch-up", "2s",
        "bouquet.payout.reconcile.max-differences", "20");
  }

  @Override
  public void stop() {
    PROCESS.kill();
  }
}
