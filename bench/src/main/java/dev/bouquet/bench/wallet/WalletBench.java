package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.DatabaseMeter;
import dev.bouquet.bench.load.LoadFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Runs the cases of a plan, one after another.
final class WalletBench {
  private final Plan plan;
  private final PrintStream progress;
  private final Set<PathName> compiled = EnumSet.noneOf(PathName.class);

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
      meter.fillLog();
    }
    for (int wallets : plan.wallets()) {
      var ids = Population.wallets(wallets);
      var seeded = new HashSet<Books>();
      for (var path : paths) {
        var books = path.books();
        if (seeded.add(books)) {
          books.seed(wallets);
        }
        try (var meter = new DatabaseMeter(books.database().openAsSuperuser(), postgresPid)) {
          measurements.addAll(measure(path, ids, meter));
        }
      }
    }
    return measurements;
  }

  /// Distributions take turns at the peak: what the machine does meanwhile, it does to both.
  private List<Measurement> measure(GiftPath path, UUID[] wallets, DatabaseMeter meter)
      throws SQLException, IOException, InterruptedException {
    var books = path.books();
    long inBooksBefore = books.gifts();
    var cases =
        Arrays.stream(Distribution.values())
            .map(one -> new PathCase(path, new GiftSource(wallets, Population.creators(), one)))
            .toList();

    compile(path.name(), cases);
    books.settle();
    meter.startEven();
    // The first gifts after a checkpoint write whole pages into the log.
    for (var one : cases) {
      one.warmUp(plan.warmUp());
    }

    for (int round = 0; round < plan.rounds(); round++) {
      for (var one : cases) {
        one.saturate(plan.round(), meter);
      }
    }
    var measurements = new ArrayList<Measurement>();
    for (var one : cases) {
      meter.writeDown();
      var measured = one.halfLoad(plan.leadIn(), plan.halfLoaded());
      say(measured);
      measurements.add(measured);
    }
    long answered = cases.stream().mapToLong(PathCase::answered).sum();
    requireInBooks(books, answered, books.gifts() - inBooksBefore);
    return measurements;
  }

  /// Before the first cases of a path only.
  private void compile(PathName path, List<PathCase> cases) throws InterruptedException {
    if (compiled.add(path)) {
      cases.getFirst().warmUp(plan.compilation(path));
    }
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
