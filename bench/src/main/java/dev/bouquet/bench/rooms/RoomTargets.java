package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.Latency;
import dev.bouquet.bench.load.Target;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What showing a gift may cost. Each target counts in every case that it is about, so the value
/// shown is the worst one.
final class RoomTargets {
  private static final double BYTES_PER_KILOBYTE = 1_000;

  /// `bouquet.room.stream.max-outbound-bytes`.
  private static final double BYTE_BOUND = 262_144;

  /// None is meant; two runs of one case differ by as much.
  private static final double MOST_DELAY = 1.5;

  private final List<RoomMeasurement> measurements;
  private final List<ShowMeasurement> shows;
  private final List<DeafMeasurement> deaf;

  private RoomTargets(
      List<RoomMeasurement> measurements, List<ShowMeasurement> shows, List<DeafMeasurement> deaf) {
    this.measurements = measurements;
    this.shows = shows;
    this.deaf = deaf;
  }

  static List<Target> of(
      List<RoomMeasurement> measurements, List<ShowMeasurement> shows, List<DeafMeasurement> deaf) {
    var targets = new RoomTargets(measurements, shows, deaf);
    return List.of(
        new Target(
            "one event per frame, one room, deliveries per CPU second of nchan",
            Target.Direction.AT_LEAST,
            0.9,
            "×",
            targets.overNchan(one -> one.rooms() == 1)),
        new Target(
            "one event per frame, 500 rooms of ten, the same",
            Target.Direction.AT_LEAST,
            0.9,
            "×",
            targets.overNchan(one -> one.rooms() > 1)),
        new Target(
            "ticked, 1,000 events/s in one room, per CPU second",
            Target.Direction.AT_LEAST,
            600_000,
            "deliveries",
            targets.loudShow()),
        new Target(
            "idle connection beyond the kernel's share",
            Target.Direction.AT_MOST,
            24,
            "KB",
            targets.kilobytesPerConnection()),
        new Target(
            "gift to screen, p50",
            Target.Direction.AT_MOST,
            120,
            "ms",
            targets.slowestShow(Latency::p50)),
        new Target(
            "gift to screen, p99",
            Target.Direction.AT_MOST,
            400,
            "ms",
            targets.slowestShow(Latency::p99)),
        new Target(
            "held for a viewer who stops reading",
            Target.Direction.AT_MOST,
            BYTE_BOUND / BYTES_PER_KILOBYTE,
            "KB",
            targets.kilobytesOfTheDeaf()),
        new Target(
            "beside viewers who stop reading the others' p99, of that before",
            Target.Direction.AT_MOST,
            MOST_DELAY,
            "×",
            targets.delayByTheDeaf()));
  }

  private Stream<RoomMeasurement> bouquet() {
    return measurements.stream().filter(one -> one.server() == ServerName.BOUQUET);
  }

  private OptionalDouble overNchan(Predicate<RoomCase> wanted) {
    return bouquet()
        .filter(one -> one.one().perFrame() == PerFrame.SINGLE && wanted.test(one.one()))
        .flatMapToDouble(this::overNchan)
        .min();
  }

  /// Empty where nchan was left out.
  private DoubleStream overNchan(RoomMeasurement one) {
    return measurements.stream()
        .filter(other -> other.is(ServerName.NCHAN, one.one()))
        .mapToDouble(other -> one.deliveriesPerCpuSecond() / other.deliveriesPerCpuSecond());
  }

  private OptionalDouble loudShow() {
    return bouquet()
        .filter(one -> one.one().equals(RoomCase.few(PerFrame.TICKED)))
        .mapToDouble(RoomMeasurement::deliveriesPerCpuSecond)
        .min();
  }

  private OptionalDouble slowestShow(ToDoubleFunction<Latency> part) {
    return shows.stream().map(ShowMeasurement::toScreen).mapToDouble(part).max();
  }

  private OptionalDouble kilobytesOfTheDeaf() {
    return deaf.stream().mapToDouble(one -> one.bytesEach() / BYTES_PER_KILOBYTE).max();
  }

  private OptionalDouble delayByTheDeaf() {
    return deaf.stream().mapToDouble(DeafMeasurement::p99TimesBefore).max();
  }

  private OptionalDouble kilobytesPerConnection() {
    return bouquet().mapToDouble(one -> one.bytesPerConnection() / BYTES_PER_KILOBYTE).max();
  }
}
