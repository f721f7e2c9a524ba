package dev.bouquet.gift.catalog.panel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bouquet.gift.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The panel of the moment. When its time is over, or operators changed something, the next request
/// makes a new one; two at once make two, and either is right.
@ApplicationScoped
class Panels {
  private final Catalog catalog;
  private final ObjectWriter json;
  private volatile @Nullable Panel current;

  Panels(Catalog catalog, ObjectMapper mapper) {
    this.catalog = catalog;
    json = mapper.writerFor(Panel.Body.class);
  }

  Panel at(Instant now) {
    var timeline = catalog.timeline();
    var kept = current;
    if (kept != null && kept.holds(timeline, now)) {
      return kept;
    }
    var made = new Panel(timeline, now, json);
    current = made;
    return made;
  }
}
