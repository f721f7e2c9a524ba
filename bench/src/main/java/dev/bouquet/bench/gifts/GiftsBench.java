package dev.bouquet.bench.gifts;

import static dev.bouquet.bench.gifts.CpuMeter.NONE;

import dev.bouquet.bench.gifts.GiftsStage.FrontDoor;
import dev.bouquet.bench.load.OpenLoop;
import dev.bouquet.bench.load.Operation;
import dev.bouquet.bench.load.Saturation;
import dev.bouquet.bench.wallet.PayingWallet;
import dev.bouquet.contracts.gift.v1.GiftContext;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// Runs the cases, one after another. Only what a case needs is running meanwhile.
final class GiftsBench {
  private static final Duration LEAD_IN = Duration.ofMillis(500);

  /// As many calls under way as the wallet's benchmark has.
  private static final int CALLS = 800;

  private final GiftsPlan plan;
  private final GiftsStage stage;
  private final PrintStream progress;
  private final List<GiftsMeasurement> measurements = new ArrayList<>();
  private long paid;
  private long remembered;

  GiftsBench(GiftsPlan plan, GiftsStage stage, PrintStream progress) {
    this.plan = plan;
    this.stage = stage;
    this.progress = progress;
  }

  List<GiftsMeasurement> run()
      throws SQLException, IOException, InterruptedException, ExecutionException {
    try (var wallet = stage.wallet()) {
      try (var door = stage.frontDoor("gift-service", wallet.grpcPort(), wallet)) {
        sendGifts(door, wallet);
        listCatalog(door, wallet);
      }
      charge(wallet);
      try (var generous = GenerousWallet.start();
          var door = stage.frontDoor("gift-service-generous", generous.port(), wallet)) {
        sendGiftsForNothing(door);
      }
    }
    return List.copyOf(measurements);
  }

  private void sendGifts(FrontDoor door, PayingWallet wallet)
      throws SQLException, IOException, InterruptedException {
    var histories = stage.histories();
    paid +=
        measure(
            GiftsCase.GATEWAY,
            door.requests().sendingGifts(),
            HttpLoad.CONNECTIONS,
            meter(door, wallet.pid()),
            gifts -> {
              wallet.settle();
              remembered += gifts;
              histories.await(remembered);
            });
    wallet.requirePaid(paid);
  }

  private void listCatalog(FrontDoor door, PayingWallet wallet)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    var requests = door.requests();
    var meter = meter(door, wallet.pid());
    measure(
        GiftsCase.CATALOG,
        requests.listingTheCatalog(),
        HttpLoad.CONNECTIONS,
        meter,
        GiftsBench::nothingFollows);
    measure(
        GiftsCase.CATALOG_NOT_MODIFIED,
        requests.listingTheCatalogAgain(),
        HttpLoad.CONNECTIONS,
        meter,
        GiftsBench::nothingFollows);
  }

  private void charge(PayingWallet wallet) throws SQLException, IOException, InterruptedException {
    var gift =
        GiftContext.newBuilder()
            .setGiftId("rose")
            .setGiftName("Rose")
            .setQuantity(1)
            .setUnitPrice(1)
            .setCoins(1)
            .setRoomId(UUID.randomUUID().toString())
            .setSenderId(UUID.randomUUID().toString())
            .setSenderName("Nora")
            .setReceiverId(UUID.randomUUID().toString())
            .setShareBasisPoints(5_000)
            .build();
    paid +=
        measure(
            GiftsCase.GRPC,
            () -> wallet.pay(gift),
            CALLS,
            stage.meter(NONE, NONE, wallet.pid()),
            _ -> wallet.settle());
    wallet.requirePaid(paid);
  }

  private void sendGiftsForNothing(FrontDoor door)
      throws SQLException, IOException, InterruptedException {
    measure(
        GiftsCase.GENEROUS_WALLET,
        door.requests().sendingGifts(),
        HttpLoad.CONNECTIONS,
        meter(door, NONE),
        GiftsBench::nothingFollows);
  }

  private CpuMeter meter(FrontDoor door, long wallet) {
    return stage.meter(door.gateway().pid(), door.gift().pid(), wallet);
  }

  /// What goes on after the answers, to be waited for so that its cost is counted too.
  @FunctionalInterface
  private interface Aftermath {
    /// @param operations that were answered since the last time
    void await(long operations) throws SQLException, InterruptedException;
  }

  private static void nothingFollows(long operations) {}

  /// @return how many were answered, all phases together
  private long measure(
      GiftsCase one, Operation operation, int inFlight, CpuMeter meter, Aftermath aftermath)
      throws SQLException, IOException, InterruptedException {
    stage.startEven();
    var warmed = Saturation.run(operation, inFlight, plan.warmUp(one));
    aftermath.await(warmed.operations());

    var before = meter.read();
    long historiesBefore = stage.historiesCpuMicros();
    var peak = Saturation.run(operation, inFlight, plan.saturated());
    aftermath.await(peak.operations());
    var cpu = meter.read().since(before).per(peak.operations());
    double histories =
        CpuMicros.rounded(
            (double) (stage.historiesCpuMicros() - historiesBefore) / peak.operations());

    var half = OpenLoop.run(operation, peak.perSecond() / 2, LEAD_IN, plan.halfLoaded());
    aftermath.await(half.operations());

    var measured = new GiftsMeasurement(one, peak.perSecond(), half.latency(), cpu, histories);
    measurements.add(measured);
    say(measured);
    return warmed.operations() + peak.operations() + half.operations();
  }

  private void say(GiftsMeasurement one) {
    progress.printf(
        Locale.ROOT,
        "%-19s %,9.0f per second, p99 %.1f ms%n",
        one.one(),
        one.perSecond(),
        one.latency().p99());
  }
}
