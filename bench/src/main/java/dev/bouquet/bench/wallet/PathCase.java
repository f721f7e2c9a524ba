package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter;
import dev.bouquet.bench.load.DatabaseMeter.Reading;
import dev.bouquet.bench.load.OpenLoop;
import dev.bouquet.bench.load.Operation;
import dev.bouquet.bench.load.Saturation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// Gifts of one kind on one path, and what the meters have said of them so far.
final class PathCase {
  private static final double NANOS_PER_SECOND = 1e9;

  private final GiftPath path;
  private final GiftSource gifts;
  private final Operation operation;
  private long answered;
  private long paid;
  private Duration took = Duration.ZERO;
  private Reading cost = Reading.NONE;

  PathCase(GiftPath path, GiftSource gifts) {
    this.path = path;
    this.gifts = gifts;
    this.operation = path.paying(gifts);
  }

  /// Nothing of it is measured.
  void warmUp(Duration time) throws InterruptedException {
    answered += Saturation.run(operation, path.saturation(), time).operations();
  }

  /// A round at the peak.
  void saturate(Duration time, DatabaseMeter meter)
      throws SQLException, IOException, InterruptedException {
    var before = meter.read();
    var round = Saturation.run(operation, path.saturation(), time);
    path.books().settle();
    cost = cost.plus(meter.read().since(before));
    took = took.plus(round.took());
    paid += round.operations();
    answered += round.operations();
  }

  /// At half of the peak, to be called when that is known.
  Measurement halfLoad(Duration leadIn, Duration time)
      throws SQLException, IOException, InterruptedException {
    double seconds = took.toNanos() / NANOS_PER_SECOND;
    var before = path.commits();
    var half = OpenLoop.run(operation, paid / seconds / 2, leadIn, time);
    var commits = path.commits().since(before);
    path.books().settle();
    answered += half.operations();
    return new Measurement(
        path.name(),
        gifts.distribution(),
        gifts.wallets(),
        paid * path.giftsPerOperation(),
        seconds,
        cost,
        half.latency(),
        commits.meanMillis());
  }

  /// Gifts that were answered, those of no measurement among them.
  long answered() {
    return answered * path.giftsPerOperation();
  }
}
