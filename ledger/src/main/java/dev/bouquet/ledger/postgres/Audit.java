package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the books against themselves. The caller's transaction is REPEATABLE READ, so that all
/// answers are of one moment.
public final class Audit {
  private static final String UNBALANCED_ASSETS =
      "select asset, sum(posted)::text from account group by asset having sum(posted) <> 0 order by asset";

  private static final String WRONG_ACCOUNTS =
      """
      select a.id, a.posted, a.version, coalesce(e.amount, 0)::text as amount, coalesce(e.transfers, 0) as transfers
        from account a
        left join (select account, sum(amount) as amount, count(*) as transfers from entry group by account) e on e.account = a.id
       where a.posted <> coalesce(e.amount, 0) or a.version <> coalesce(e.transfers, 0)
       order by a.id limit ?
      """;

  private static final String HOMELESS_ENTRIES =
      """
      select distinct e.account from entry e left join account a on a.id = e.account where a.id is null order by 1 limit ?
      """;

  private static final String POSITIONS =
      """
      select slot, epoch, max(seq) as seq from transfer where seq is not null group by slot, epoch order by slot, epoch
      """;

  private static final String TOTAL =
      """
      select count(*) as transfers, coalesce(sum(amount), 0)::bigint as amount
        from transfer where slot = ? and epoch = ? and seq <= ?
      """;

  private static final String PAGE =
      """
      select id, seq, amount from transfer where slot = ? and epoch = ? and seq > ? and seq <= ? order by seq limit ?
      """;

  private Audit() {}

  /// @param transfers how many were sequenced under a slot and epoch, up to a position
  /// @param amount what they moved
  public record Total(Position upTo, long transfers, long amount) {}

  public record Sequenced(UUID id, long seq, long amount) {}

  /// What does not add up: assets whose balances do not sum to zero, accounts whose balance or
  /// version is not that of their transfers, transfers of accounts that do not exist. Empty when
  /// the books are in order.
  ///
  /// @param limit most violations of a kind to name
  public static List<String> violations(Connection connection, int limit) throws SQLException {
    var violations = new ArrayList<String>();
    try (var select = connection.prepareStatement(UNBALANCED_ASSETS);
        var rows = select.executeQuery()) {
      while (rows.next()) {
        violations.add("asset %s sums to %s".formatted(rows.getString(1), rows.getString(2)));
      }
    }
    try (var select = connection.prepareStatement(WRONG_ACCOUNTS)) {
      select.setInt(1, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          violations.add(
              "account %s has posted %d at version %d, its transfers say %s at %d"
                  .formatted(
                      rows.getString("id"),
                      rows.getLong("posted"),
                      rows.getLong("version"),
                      rows.getString("amount"),
                      rows.getLong("transfers")));
        }
      }
    }
    try (var select = connection.prepareStatement(HOMELESS_ENTRIES)) {
      select.setInt(1, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          violations.add(
              "account %s has transfers but does not exist".formatted(rows.getString(1)));
        }
      }
    }
    return violations;
  }

  /// The newest position of every slot and epoch.
  public static List<Position> positions(Connection connection) throws SQLException {
    var positions = new ArrayList<Position>();
    try (var select = connection.prepareStatement(POSITIONS);
        var rows = select.executeQuery()) {
      while (rows.next()) {
        positions.add(
            new Position(rows.getInt("slot"), rows.getLong("epoch"), rows.getLong("seq")));
      }
    }
    return positions;
  }

  /// What was sequenced under a slot and epoch, up to and including a position.
  public static Total total(Connection connection, Position upTo) throws SQLException {
    try (var select = connection.prepareStatement(TOTAL)) {
      select.setInt(1, upTo.slot());
      select.setLong(2, upTo.epoch());
      select.setLong(3, upTo.seq());
      try (var row = select.executeQuery()) {
        row.next();
        return new Total(upTo, row.getLong("transfers"), row.getLong("amount"));
      }
    }
  }

  /// What was sequenced after a position, up to and including `upToSeq`, in order.
  public static List<Sequenced> sequenced(
      Connection connection, Position after, long upToSeq, int limit) throws SQLException {
    try (var select = connection.prepareStatement(PAGE)) {
      select.setInt(1, after.slot());
      select.setLong(2, after.epoch());
      select.setLong(3, after.seq());
      select.setLong(4, upToSeq);
      select.setInt(5, limit);
      var page = new ArrayList<Sequenced>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(
              new Sequenced(Columns.uuid(rows, "id"), rows.getLong("seq"), rows.getLong("amount")));
        }
      }
      return page;
    }
  }
}
