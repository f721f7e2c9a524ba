package dev.bouquet.gift.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The gifts on offer, in memory. Never changes while the service runs, so prices within one
/// request agree.
@Startup
@ApplicationScoped
public class Catalog {
  private final long version;
  private final List<Gift> items;
  private final Map<String, Gift> byId;

  Catalog(CatalogStore store) {
    var content = store.load();
    if (content.items().isEmpty()) {
      throw new IllegalStateException("the catalog is empty");
    }
    version = content.version();
    items = content.items();
    byId = items.stream().collect(Collectors.toUnmodifiableMap(Gift::id, Function.identity()));
  }

  /// Grows with every change of the catalog.
  public long version() {
    return version;
  }

  /// In the order in which people see them.
  public List<Gift> items() {
    return items;
  }

  public Optional<Gift> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
