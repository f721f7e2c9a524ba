package dev.bouquet.gift.catalog;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class CatalogStore {
  private final AgroalDataSource database;

  CatalogStore(AgroalDataSource database) {
    this.database = database;
  }

  /// @param items in the order in which people see them
  record Content(long version, List<Gift> items) {}

  /// Version and gifts from one statement, and so from one moment.
  Content load() {
    var sql =
        """
        select c.version, g.id, g.name, g.price, g.tier
          from gift_catalog c, gift g
         order by g.position
        """;
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      long version = 0;
      var items = new ArrayList<Gift>();
      while (rows.next()) {
        version = rows.getLong("version");
        items.add(gift(rows));
      }
      return new Content(version, List.copyOf(items));
    } catch (SQLException e) {
      throw new IllegalStateException("the catalog cannot be read", e);
    }
  }

  private static Gift gift(ResultSet row) throws SQLException {
    return new Gift(
        row.getString("id"),
        row.getString("name"),
        row.getLong("price"),
        Gift.Tier.valueOf(row.getString("tier")));
  }
}
