package dev.bouquet.gift.support;

import static java.util.Map.entry;

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
    return Map.ofEntries(
        entry("quarkus.grpc.clients.wallet.test-port", Integer.toString(WALLET_PROCESS.port())),
        entry("quarkus.grpc.clients.room.test-port", Integer.toString(ROOM_PROCESS.port())),
        entry("bouquet.sending.charge-deadline", "1s"),
        entry("bouquet.rebuild.poll-interval", "100ms"),
        entry("bouquet.rebuild.lease", "3s"),
        entry("bouquet.undo.window", "10s"),
        entry("bouquet.webhook.target.allow-loopback", "true"),
        entry("bouquet.webhook.sending.poll-interval", "50ms"),
        entry("bouquet.webhook.sending.lease", "4s"),
        entry("bouquet.webhook.sending.answer-timeout", "2s"),
        entry("bouquet.webhook.retry.max-attempts-count", "4"),
        entry("bouquet.webhook.retry.first-delay", "100ms"));
  }

  @Override
  public void stop() {
    WALLET_PROCESS.kill();
    ROOM_PROCESS.kill();
  }
}
