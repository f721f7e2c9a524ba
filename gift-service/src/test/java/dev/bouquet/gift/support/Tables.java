package dev.bouquet.gift.support;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Every read model's rows, to be compared.
public final class Tables {
  private static final List<String> NAMES =
      List.of(
          "gift_charge",
          "gift_part",
          "gift_reversal",
          "gift_standing",
          "gift_gallery",
          "gift_first");

  private Tables() {}

  /// By table, all rows of the generation that is read, as text, without the generation.
  public static Map<String, List<String>> dump(DataSource pool) throws SQLException {
    var dump = new TreeMap<String, List<String>>();
    for (var table : NAMES) {
      dump.put(table, rows(pool, table));
    }
    return dump;
  }

  private static List<String> rows(DataSource pool, String table) throws SQLException {
    var sql =
        """
        select (to_jsonb(t) - 'generation')::text as row from %s t
         where t.generation = (select generation from gift_live) order by row
        """
            .formatted(table);
    try (var connection = pool.getConnection();
        var select = connection.prepareStatement(sql);
        var found = select.executeQuery()) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }
}
