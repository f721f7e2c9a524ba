package dev.bouquet.wallet.funding;

import dev.bouquet.ledger.core.Bytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The table funding_event, in the caller's transaction.
public final class FundingOutbox {
  private static final int MOST_PARTS = 500;

  private static final String INSERT =
      "insert into funding_event (owner_id, seq, event) values (?, ?, ?)";

  /// Whoever writes a payer's events holds a lock on the payer, so that none becomes visible before
  /// those with lower numbers.
  private static final String NEXT =
      """
      select number, owner_id, event from funding_event where published_at is null order by number limit ?
      """;

  private static final String MARK_PUBLISHED =
      "update funding_event set published_at = now() where number = any(?) and published_at is null";

  /// Until the transaction ends, or its connection.
  private static final String TAKE_TURN =
      "select pg_try_advisory_xact_lock(hashtextextended('dev.bouquet.wallet/funding', 0))";

  private FundingOutbox() {}

  record Waiting(long number, UUID payer, Bytes event) {}

  /// Has changes published after what was appended before. The caller holds a lock on the payer.
  ///
  /// @param lastSeq that of the payer's event before; 0 for the first
  /// @return that of the last one now
  public static long append(
      Connection connection, UUID payer, long lastSeq, Collection<FundingChange> changes)
      throws SQLException {
    long seq = lastSeq;
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var change : changes) {
        for (var page : change.inPagesOf(MOST_PARTS)) {
          seq++;
          insert.setObject(1, payer);
          insert.setLong(2, seq);
          insert.setBytes(3, FundingEvents.of(payer, seq, page).toByteArray());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    return seq;
  }

  /// Whether nobody else publishes while this transaction is open.
  static boolean takeTurn(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement(TAKE_TURN);
        var row = lock.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  static List<Waiting> next(Connection connection, int limit) throws SQLException {
    try (var select = connection.prepareStatement(NEXT)) {
      select.setInt(1, limit);
      var waiting = new ArrayList<Waiting>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          waiting.add(
              new Waiting(
                  rows.getLong(1), rows.getObject(2, UUID.class), Bytes.copyOf(rows.getBytes(3))));
        }
      }
      return waiting;
    }
  }

  static void markPublished(Connection connection, List<Waiting> published) throws SQLException {
    try (var update = connection.prepareStatement(MARK_PUBLISHED)) {
      update.setArray(
          1, connection.createArrayOf("bigint", published.stream().map(Waiting::number).toArray()));
      update.executeUpdate();
    }
  }
}
