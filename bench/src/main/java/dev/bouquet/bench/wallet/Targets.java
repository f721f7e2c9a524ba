package dev.bouquet.bench.wallet;

import static dev.bouquet.bench.wallet.Distribution.HOT;
import static dev.bouquet.bench.wallet.Distribution.UNIFORM;
import static dev.bouquet.bench.wallet.PathName.BASELINE;
import static dev.bouquet.bench.wallet.PathName.ENGINE;
import static dev.bouquet.bench.wallet.PathName.GRPC;
import static dev.bouquet.bench.wallet.PathName.GRPC_BATCH;

import dev.bouquet.bench.load.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What the engine has to reach on two cores. Each target counts in every case that it is about, so
/// the value shown is the worst one.
final class Targets {
  private static final int FEW_WALLETS = 10_000;
  private static final int MANY_WALLETS = 1_000_000;

  private final List<Measurement> measurements;

  private Targets(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  static List<Target> of(List<Measurement> measurements) {
    var targets = new Targets(measurements);
    var all = new ArrayList<Target>();
    all.add(atLeast("engine, gifts/s of the baseline", 12, targets.overBaseline(ENGINE)));
    all.add(
        new Target(
            "engine, database CPU per gift",
            Target.Direction.AT_MOST,
            30,
            "µs",
            targets.of(ENGINE).mapToDouble(Targets::cpuMicros).max()));
    all.add(atLeast("gRPC one by one, gifts/s of the baseline", 4, targets.overBaseline(GRPC)));
    all.add(
        atLeast("gRPC in batches, gifts/s of the baseline", 6, targets.overBaseline(GRPC_BATCH)));
    all.add(
        atLeast(
            "hot creator, gifts/s of uniform",
            0.9,
            targets
                .ofLedger()
                .filter(one -> one.distribution() == HOT)
                .flatMapToDouble(one ->
                    targets.ratio(
                        one, one.path(), UNIFORM, one.wallets(), Measurement::giftsPerSecond))
                .min()));
    all.add(
        atMost(
            "1,000,000 wallets, database CPU per gift of 10,000",
            1.6,
            targets
                .ofLedger()
                .filter(one -> one.wallets() == MANY_WALLETS)
                .flatMapToDouble(one ->
                    targets.ratio(
                        one, one.path(), one.distribution(), FEW_WALLETS, Targets::cpuMicros))
                .max()));
    all.add(
        atMost(
            "p99 at half of the peak, of one commit's time",
            8,
            targets.ofLedger().mapToDouble(one -> one.latency().p99() / one.commitMillis()).max()));
    return List.copyOf(all);
  }

  private static Target atLeast(String name, double limit, OptionalDouble reached) {
    return new Target(name, Target.Direction.AT_LEAST, limit, "×", reached);
  }

  private static Target atMost(String name, double limit, OptionalDouble reached) {
    return new Target(name, Target.Direction.AT_MOST, limit, "×", reached);
  }

  private static double cpuMicros(Measurement one) {
    return (double) one.cost().cpuMicros() / one.gifts();
  }

  private Stream<Measurement> of(PathName path) {
    return measurements.stream().filter(one -> one.path() == path);
  }

  private Stream<Measurement> ofLedger() {
    return measurements.stream().filter(one -> one.path() != BASELINE);
  }

  private OptionalDouble overBaseline(PathName path) {
    return of(path)
        .flatMapToDouble(one ->
            ratio(one, BASELINE, one.distribution(), one.wallets(), Measurement::giftsPerSecond))
        .min();
  }

  /// Of a case to the one that differs in what is given; empty where that was not measured.
  private DoubleStream ratio(
      Measurement one,
      PathName path,
      Distribution distribution,
      int wallets,
      ToDoubleFunction<Measurement> figure) {
    return measurements.stream()
        .filter(other -> other.is(path, distribution, wallets))
        .mapToDouble(other -> figure.applyAsDouble(one) / figure.applyAsDouble(other));
  }
}
