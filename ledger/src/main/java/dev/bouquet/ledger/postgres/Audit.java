package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sums of the books, for comparing them with others'. The caller's transaction is REPEATABLE READ,
/// so that all answers are of one moment. [Verification] reads the books against themselves.
public final class Audit {
  private static final String TRIAL_BALANCE =
      """
      select asset, count(*) as accounts, coalesce(sum(posted) filter (where posted < 0), 0)::bigint as below_zero,
             coalesce(sum(posted) filter (where posted > 0), 0)::bigint as above_zero, coalesce(sum(held), 0)::bigint as held
        from account group by asset order by asset
      """;

  private static final String POSITIONS =
      """
      select slot, epoch, max(seq) as seq from transfer where seq is not null group by slot, epoch order by slot, epoch
      """;

  private static final String TOTAL =
      """
      select count(*) as transfers, coalesce(sum(case when reverses is null then amount else -amount end), 0)::bigint as amount
        from transfer where slot = ? and epoch = ? and seq <= ?
      """;

  private static final String ALL =
      """
      select coalesce(sum(case when reverses is null then amount else -amount end), 0)::bigint from transfer where seq is not null
      """;

  private static final String PAGE =
      """
      select id, seq, case when reverses is null then amount else -amount end as amount from transfer where slot = ? and epoch = ? and seq > ? and seq <= ? order by seq limit ?
      """;

  private Audit() {}

  /// @param transfers how many were sequenced under a slot and epoch, up to a position
  /// @param amount what they moved, less what was moved back
  public record Total(Position upTo, long transfers, long amount) {}

  /// @param amount negative for a reversal
  public record Sequenced(UUID id, long seq, long amount) {}

  /// Every asset's balances; `belowZero + aboveZero` is zero where the books are in order.
  ///
  /// @param belowZero sum of the balances below zero: what the house has issued
  /// @param aboveZero sum of the balances above zero: what it owes, and what it has taken in
  /// @param held how much of that is set aside
  public record AssetBalance(
      String asset, long accounts, long belowZero, long aboveZero, long held) {}

  public static List<AssetBalance> trialBalance(Connection connection) throws SQLException {
    var balances = new ArrayList<AssetBalance>();
    try (var select = connection.prepareStatement(TRIAL_BALANCE);
        var rows = select.executeQuery()) {
      while (rows.next()) {
        balances.add(
            new AssetBalance(
                rows.getString("asset"),
                rows.getLong("accounts"),
                rows.getLong("below_zero"),
                rows.getLong("above_zero"),
                rows.getLong("held")));
      }
    }
    return balances;
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

  /// What all that was ever sequenced moved, less what was moved back.
  public static long total(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(ALL);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
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
