package dev.bouquet.room.support;

import dev.bouquet.kit.test.OtherProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Wallet-service, as room-service sees it. Waits are short, so that tests are.
public final class WalletProcess implements QuarkusTestResourceLifecycleManager {
  public static final FakeWallet WALLET = new FakeWallet();
  public static final OtherProcess PROCESS = new OtherProcess(WALLET);

  @Override
  public Map<String, String> start() {
    PROCESS.start();
    return Map.of(
        "quarkus.grpc.clients.wallet.test-port", Integer.toString(PROCESS.port()),
        "bouquet.room.returns.interval", "100ms",
        "bouquet.room.returns.retry-delay", "100ms",
        "bouquet.room.returns.max-retry-delay", "400ms");
  }

  @Override
  public void stop() {
    PROCESS.kill();
  }
}
