package dev.bouquet.gift.support;

import dev.bouquet.kit.test.OtherProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Wallet-service and room-service, as gift-service sees them.
public final class OtherServices implements QuarkusTestResourceLifecycleManager {
  public static final FakeWallet WALLET = new FakeWallet();
  public static final FakeRooms ROOMS = new FakeRooms();
  public static final OtherProcess WALLET_PROCESS = new OtherProcess(WALLET);
  public static final OtherProcess ROOM_PROCESS = new OtherProcess(ROOMS);

  @Override
  public Map<String, String> start() {
    WALLET_PROCESS.start();
    ROOM_PROCESS.start();
    return Map.of(
        "quarkus.grpc.clients.wallet.test-port", Integer.toString(WALLET_PROCESS.port()),
        "quarkus.grpc.clients.room.test-port", Integer.toString(ROOM_PROCESS.port()),
        "bouquet.sending.charge-deadline", "1s",
        "bouquet.rebuild.poll-interval", "100ms",
        "bouquet.rebuild.lease", "3s",
        "bouquet.undo.window", "10s");
  }

  @Override
  public void stop() {
    WALLET_PROCESS.kill();
    ROOM_PROCESS.kill();
  }
}
