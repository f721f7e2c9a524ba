package dev.bouquet.wallet.statement;

import dev.bouquet.kit.id.Ids;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// How many exports run at once: a bounded number on this pod, and one a person on all pods
/// together, so that nobody keeps the others out.
@ApplicationScoped
class RunningExports {
  private static final Logger LOG = Logger.getLogger(RunningExports.class);

  private final int most;
  private final RunningExportStore store;
  private final ExecutorService virtualThreads;
  private final Set<Place> places = new HashSet<>();

  RunningExports(
      StatementConfig config,
      RunningExportStore store,
      @VirtualThreads ExecutorService virtualThreads,
      MeterRegistry metrics) {
    this.most = config.maxExports();
    this.store = store;
    this.virtualThreads = virtualThreads;
    Gauge.builder("bouquet.wallet.exports.running", this::running)
        .description("Exports of transactions that this pod is writing")
        .register(metrics);
  }

  void start(@Observes StartupEvent event) throws SQLException {
    store.clear();
  }

  /// Where one export runs. Leaving it twice does no harm, also when the person is back already.
  final class Place implements AutoCloseable {
    private final UUID id = Ids.next();
    private final UUID caller;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place(UUID caller) {
      this.caller = caller;
    }

    /// Whether the export still has it; one that has lost it stops.
    boolean isTaken() {
      return taken.get();
    }

    /// Waits for the database: whoever sees the end of an export can start the next.
    @Override
    public void close() {
      if (taken.compareAndSet(true, false)) {
        leave();
      }
    }

    /// As [#close], from a thread that must not wait.
    void closeSoon() {
      if (taken.compareAndSet(true, false)) {
        virtualThreads.execute(this::leave);
      }
    }

    private void leave() {
      try {
        store.leave(caller, id);
      } catch (SQLException e) {
        LOG.warnf("an export's place stays until it expires reason=%s", e.getMessage());
      } finally {
        remove(this);
      }
    }
  }

  /// Empty where there are too many.
  Optional<Place> enter(UUID caller) throws SQLException {
    var place = new Place(caller);
    if (!add(place)) {
      return Optional.empty();
    }
    boolean entered = false;
    try {
      entered = store.enter(caller, place.id);
    } finally {
      if (!entered) {
        remove(place);
      }
    }
    return entered ? Optional.of(place) : Optional.empty();
  }

  private synchronized boolean add(Place place) {
    return places.size() < most && places.add(place);
  }

  private synchronized void remove(Place place) {
    places.remove(place);
  }

  synchronized int running() {
    return places.size();
  }
}
