package dev.bouquet.gift.catalog.seed;

import dev.bouquet.gift.catalog.CatalogStore;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// V0003: the first revision of every gift, in effect since before anybody asked. Locks nothing
/// that anybody waits for.
public final class SeedGifts implements JavaMigration {
  private static final String INSERT =
      """
      insert into gift_change (gift_id, act, takes_effect_at, content, reason)
      values (?, 'SEEDED', timestamptz '2026-01-01T00:00:00Z', ?::jsonb, 'Comes with Bouquet')
      """;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("0003");
  }

  @Override
  public String getDescription() {
    return "seed gifts";
  }

  /// None: what the files say later is for new installations, and changes no old one.
  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (var insert = context.getConnection().prepareStatement(INSERT)) {
      for (var seed : Seed.all()) {
        insert.setString(1, seed.id());
        insert.setString(2, CatalogStore.json(seed.content()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
