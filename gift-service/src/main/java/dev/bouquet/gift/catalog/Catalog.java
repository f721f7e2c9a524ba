package dev.bouquet.gift.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The catalog in memory. A lost database stops nobody from seeing and sending gifts: the pod goes
/// on with what it knows, schedules and time windows included.
@Startup
@ApplicationScoped
public class Catalog {
  private final CatalogStore store;
  private final CatalogConfig config;
  private final Clock clock;
  private final Seasons seasons = Seasons.shipped();
  private volatile Loaded loaded;

  /// @param writes of the database when the timeline was read, or fewer
  private record Loaded(long writes, Timeline timeline) {}

  Catalog(CatalogStore store, CatalogConfig config, Clock clock) throws SQLException {
    this.store = store;
    this.config = config;
    this.clock = clock;
    loaded = load();
    if (loaded.timeline().panel(clock.instant()).isEmpty()) {
      throw new IllegalStateException("the catalog is empty");
    }
  }

  /// Grows whenever a change of any gift takes effect.
  public long version() {
    return timeline().version(clock.instant());
  }

  /// The gift at today's price, where it can be sent, on the panel or not. A gift that was retired
  /// or whose time is over can be sent for the grace that follows, so that combos run out.
  public Optional<Gift> find(String id) {
    return timeline().findOpenLately(id, clock.instant(), config.grace()).map(Revision::gift);
  }

  /// What the gift costs somebody who saw the catalog at `panelVersion`, as `GET /v1/gifts` named
  /// it: never silently more than they saw.
  ///
  /// @param panelVersion of the panel from which the gift was sent
  /// @param now when it was sent
  public Priced priced(String giftId, long panelVersion, Instant now) {
    return timeline().priced(giftId, panelVersion, now, config.grace(), config.settle());
  }

  /// Everything at once: what is asked of it agrees, whatever is changed meanwhile.
  public Timeline timeline() {
    return loaded.timeline();
  }

  public Seasons seasons() {
    return seasons;
  }

  /// Reads the database where something was written since this pod last did.
  public void refresh() throws SQLException {
    if (store.writes() != loaded.writes()) {
      loaded = load();
    }
  }

  /// The count comes first: what is written in between is read twice rather than never.
  private Loaded load() throws SQLException {
    long writes = store.writes();
    return new Loaded(writes, new Timeline(seasons, store.recent()));
  }
}
