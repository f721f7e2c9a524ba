package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.Target;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What sending has to reach on two cores.
final class GiftsTargets {
  private GiftsTargets() {}

  static List<Target> of(List<GiftsMeasurement> measurements) {
    return List.of(
        atMostOnce(
            measurements,
            "CPU per gift of gift-service and gateway, of wallet-service and PostgreSQL",
            one -> {
              var cpu = one.cpuMicros();
              return (cpu.gift() + cpu.gateway()) / (cpu.wallet() + cpu.postgres());
            }),
        atMostOnce(
            measurements,
            "the same, where PostgreSQL's part for histories is gift-service's",
            one -> {
              var cpu = one.cpuMicros();
              double histories = one.historiesCpuMicros();
              return (cpu.gift() + histories + cpu.gateway())
                  / (cpu.wallet() + cpu.postgres() - histories);
            }));
  }

  private static Target atMostOnce(
      List<GiftsMeasurement> measurements, String name, ToDoubleFunction<GiftsMeasurement> ratio) {
    return new Target(
        name,
        Target.Direction.AT_MOST,
        1,
        "×",
        measurements.stream()
            .filter(one -> one.one() == GiftsCase.GATEWAY)
            .mapToDouble(ratio)
            .max());
  }
}
