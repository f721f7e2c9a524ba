package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.OpenLoop;
import dev.bouquet.bench.rooms.crowd.Crowd;
import dev.bouquet.bench.rooms.crowd.EventTimes;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import dev.bouquet.bench.wallet.PayingWallet;
import dev.bouquet.contracts.gift.v1.GiftContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Gifts on their whole way through the suite's core: paid in the wallet, published, folded into
/// their room, published, shown. One commit, two hops through Kafka and one tick.
final class GiftShow {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ALONE = 100;

  private final ShowPlan plan;
  private final BouquetServer server;
  private final PayingWallet wallet;
  private final Crowd crowd;
  private final List<RoomLog> rooms;
  private final Queue<CompletableFuture<?>> unpaid = new ConcurrentLinkedQueue<>();
  private long sent;

  private GiftShow(
      ShowPlan plan, BouquetServer server, PayingWallet wallet, Crowd crowd, List<RoomLog> rooms) {
    this.plan = plan;
    this.server = server;
    this.wallet = wallet;
    this.crowd = crowd;
    this.rooms = rooms;
  }

  /// @param rooms on air, nothing else has happened in them
  static ShowMeasurement measure(
      ShowPlan plan, BouquetServer server, PayingWallet wallet, List<RoomLog> rooms)
      throws IOException, InterruptedException {
    try (var crowd = Crowd.at(server.entrance(), EventTimes.OF_SENDER)) {
      for (var room : rooms) {
        crowd.fill(room, plan.viewersPerRoom());
      }
      return new GiftShow(plan, server, wallet, crowd, rooms).measure();
    }
  }

  /// Gifts in rooms that nobody watches, for the wallet's compilers to settle: few at first, since
  /// a wallet that has just started takes few.
  static void rehearse(PayingWallet wallet, List<RoomLog> rooms) throws InterruptedException {
    rehearse(wallet, rooms, 300, Duration.ofSeconds(15));
    rehearse(wallet, rooms, 1_000, Duration.ofSeconds(45));
  }

  private static void rehearse(
      PayingWallet wallet, List<RoomLog> rooms, double perSecond, Duration time)
      throws InterruptedException {
    long start = System.nanoTime();
    var unpaid = new ArrayList<CompletableFuture<?>>();
    for (long i = 0; i < OpenLoop.operationsOf(perSecond, time); i++) {
      OpenLoop.await(start + OpenLoop.intendedNanos(i, perSecond));
      unpaid.add(wallet.pay(rose(rooms.get((int) (i % rooms.size())), start)));
    }
    unpaid.forEach(CompletableFuture::join);
  }

  private ShowMeasurement measure() throws IOException, InterruptedException {
    var _ = play(plan.perSecond(), plan.warmUp());
    var _ = crowd.takeLatency();
    long before = server.cpuMicros();
    var shown = play(plan.perSecond(), plan.time());
    long cpuMicros = server.cpuMicros() - before;
    var toScreen = crowd.takeLatency();
    return new ShowMeasurement(plan, shown, cpuMicros, toScreen, floor());
  }

  private Delivered play(double perSecond, Duration time) throws InterruptedException {
    var before = crowd.counts();
    long start = System.nanoTime();
    long gifts = OpenLoop.operationsOf(perSecond, time);
    for (long i = 0; i < gifts; i++) {
      long intended = start + OpenLoop.intendedNanos(i, perSecond);
      OpenLoop.await(intended);
      send(intended);
    }
    requirePaid();
    long expected = gifts * plan.viewersPerRoom();
    boolean complete =
        crowd.await(() -> crowd.counts().since(before).events() >= expected, PATIENCE);
    long end = System.nanoTime() - (complete ? 0 : PATIENCE.toNanos());
    var seen = crowd.counts().since(before);
    return new Delivered(
        gifts,
        Duration.ofNanos(end - start),
        seen.events(),
        seen.frames(),
        expected - seen.events(),
        seen.left());
  }

  /// What a gift takes that is alone on its way.
  private Latency floor() throws InterruptedException {
    for (int i = 0; i < ALONE; i++) {
      var before = crowd.counts();
      send(System.nanoTime());
      if (!crowd.await(
          () -> crowd.counts().since(before).events() >= plan.viewersPerRoom(), PATIENCE)) {
        throw new LoadFailure("a gift that was sent alone has not come to all viewers");
      }
    }
    requirePaid();
    return crowd.takeLatency();
  }

  private void send(long intended) {
    var room = rooms.get((int) (sent++ % rooms.size()));
    unpaid.add(wallet.pay(rose(room, intended)));
  }

  private void requirePaid() {
    for (var one = unpaid.poll(); one != null; one = unpaid.poll()) {
      one.join();
    }
  }

  /// The sender's name tells viewers when the gift was meant to be sent.
  private static GiftContext rose(RoomLog room, long intended) {
    return GiftContext.newBuilder()
        .setGiftId("rose")
        .setGiftName("Rose")
        .setQuantity(1)
        .setUnitPrice(1)
        .setCoins(1)
        .setRoomId(room.id().toString())
        .setSenderId(UUID.randomUUID().toString())
        .setSenderName(Long.toString(intended))
        .setReceiverId(UUID.randomUUID().toString())
        .build();
  }
}
