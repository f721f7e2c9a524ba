package dev.bouquet.room.pods;

import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.support.Wallet;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Charges to some rooms in turn, at a steady pace and each remembered. In each room two senders
/// take turns, and all gifts of one are one combo with the sender's id. Some are published twice,
/// as a wallet does that was killed before it knew.
final class GiftRain implements AutoCloseable {
  private static final long BETWEEN_CHARGES_MILLIS = 20;
  private static final int TWICE_EVERY = 7;
  private static final int MOST_COINS = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> SENDERS =
      Stream.generate(() -> Ids.next().toString()).limit(2).toList();

  private final List<UUID> rooms;
  private final Wallet wallet;
  private final Map<UUID, List<Charged>> given = new HashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService publisher = Executors.newSingleThreadExecutor();
  private int count;

  private GiftRain(List<UUID> rooms, Wallet wallet) {
    this.rooms = rooms;
    this.wallet = wallet;
    rooms.forEach(roomId -> given.put(roomId, new ArrayList<>()));
  }

  /// @param rooms on air, without gifts so far
  static GiftRain over(List<UUID> rooms, String kafkaBootstrap) {
    var rain = new GiftRain(rooms, new Wallet(0, kafkaBootstrap));
    var _ =
        rain.clock.scheduleAtFixedRate(
            rain::give, 0, BETWEEN_CHARGES_MILLIS, TimeUnit.MILLISECONDS);
    return rain;
  }

  private synchronized void give() {
    var roomId = rooms.get(count % rooms.size());
    var sender = SENDERS.get(count / rooms.size() % SENDERS.size());
    var charged =
        wallet.nextCharge(
            roomId, 1 + count % MOST_COINS, gift -> gift.setSenderId(sender).setComboId(sender));
    given.get(roomId).add(charged);
    count++;
    publisher.execute(() -> wallet.publish(charged));
    if (count % TWICE_EVERY == 0) {
      publisher.execute(() -> wallet.publish(charged));
    }
  }

  /// Returns when so many more charges have been given.
  void goOnFor(int charges) {
    int wanted = count() + charges;
    await().atMost(PATIENCE).until(() -> count() >= wanted);
  }

  /// Returns when Kafka has them all.
  void stop() {
    clock.close();
    publisher.close();
    wallet.flush();
  }

  private synchronized int count() {
    return count;
  }

  /// To the room, so far.
  synchronized int count(UUID roomId) {
    return given.get(roomId).size();
  }

  synchronized List<String> charges(UUID roomId) {
    return given.get(roomId).stream().map(Charged::getChargeId).toList();
  }

  synchronized long coins(UUID roomId) {
    return given.get(roomId).stream().mapToLong(Charged::getAmount).sum();
  }

  JsonObject totals(UUID roomId) {
    return new JsonObject().put("gifts", count(roomId)).put("coins", coins(roomId));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    publisher.shutdownNow();
    wallet.close();
  }
}
