package dev.bouquet.wallet.statement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How many exports this pod runs at once: a bounded number, and one a person, so that nobody keeps
/// the others out.
@ApplicationScoped
class RunningExports {
  private final int most;
  private final Map<UUID, Place> places = new HashMap<>();

  RunningExports(StatementConfig config, MeterRegistry metrics) {
    this.most = config.maxExports();
    Gauge.builder("bouquet.wallet.exports.running", this::running)
        .description("Exports of transactions that this pod is writing")
        .register(metrics);
  }

  /// Where one export runs. Leaving it twice does no harm, also when the person is back already.
  final class Place implements AutoCloseable {
    private final UUID caller;

    private Place(UUID caller) {
      this.caller = caller;
    }

    /// Whether the export still has it; one that has lost it stops.
    boolean isTaken() {
      synchronized (RunningExports.this) {
        return places.get(caller) == this;
      }
    }

    @Override
    public void close() {
      synchronized (RunningExports.this) {
        places.remove(caller, this);
      }
    }
  }

  /// Empty where there are too many.
  synchronized Optional<Place> enter(UUID caller) {
    if (places.size() >= most || places.containsKey(caller)) {
      return Optional.empty();
    }
    var place = new Place(caller);
    places.put(caller, place);
    return Optional.of(place);
  }

  synchronized int running() {
    return places.size();
  }
}
