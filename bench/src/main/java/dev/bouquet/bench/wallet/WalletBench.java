package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.OpenLoop;
import dev.bouquet.bench.load.Saturation;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Runs the cases of a plan, one after another.
final class WalletBench {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Plan plan;
  private final PrintStream progress;
  private final Set<PathName> warm = EnumSet.noneOf(PathName.class);

  WalletBench(Plan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
  }

  List<Measurement> run(List<GiftPath> paths, long postgresPid)
      throws SQLException, IOException, InterruptedException {
    var measurements = new ArrayList<Measurement>();
    var any = paths.getFirst().books().database();
    try (var meter = new DatabaseMeter(any.openAsSuperuser(), postgresPid)) {
      meter.stopAutovacuum();
    }
    for (int wallets : plan.wallets()) {
      var ids = Population.wallets(wallets);
      var seeded = new HashSet<Books>();
      for (var path : paths) {
        var books = path.books();
        if (seeded.add(books)) {
          books.seed(wallets);
        }
        for (var distribution : Distribution.values()) {
          var gifts = new GiftSource(ids, Population.creators(), distribution);
          try (var meter = new DatabaseMeter(books.database().openAsSuperuser(), postgresPid)) {
            var one = measure(path, gifts, meter);
            say(one);
            measurements.add(one);
          }
        }
      }
    }
    return measurements;
  }

  private Measurement measure(GiftPath path, GiftSource gifts, DatabaseMeter meter)
      throws SQLException, IOException, InterruptedException {
    var books = path.books();
    var operation = path.paying(gifts);
    long inBooksBefore = books.gifts();

    var warmed = Saturation.run(operation, path.saturation(), warmUp(path.name()));
    books.settle();
    meter.startEven();

    var before = meter.read();
    var peak = Saturation.run(operation, path.saturation(), plan.saturated());
    books.settle();
    var cost = meter.read().since(before);

    var commitsBefore = path.commits();
    var half = OpenLoop.run(operation, peak.perSecond() / 2, plan.leadIn(), plan.halfLoaded());
    var commits = path.commits().since(commitsBefore);
    books.settle();

    long answered = warmed.operations() + peak.operations() + half.operations();
    requireInBooks(books, answered * path.giftsPerOperation(), books.gifts() - inBooksBefore);
    return new Measurement(
        path.name(),
        gifts.distribution(),
        gifts.wallets(),
        peak.operations() * path.giftsPerOperation(),
        seconds(peak.took()),
        cost,
        half.latency(),
        commits.meanMillis());
  }

  private Duration warmUp(PathName path) {
    return warm.add(path) ? plan.warmUp().plus(plan.compilation(path)) : plan.warmUp();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  private static void requireInBooks(Books books, long answered, long recorded)
      throws SQLException {
    if (recorded != answered) {
      throw new LoadFailure("%d gifts answered, %d in the books".formatted(answered, recorded));
    }
    var violations = books.violations();
    if (!violations.isEmpty()) {
      throw new LoadFailure("the books do not balance: " + violations);
    }
  }

  private void say(Measurement one) {
    progress.printf(
        Locale.ROOT,
        "%-9s %-7s %,9d wallets: %,9.0f gifts/s, p99 %.1f ms%n",
        one.path(),
        one.distribution(),
        one.wallets(),
        one.giftsPerSecond(),
        one.latency().p99());
  }
}
