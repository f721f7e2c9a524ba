package dev.bouquet.payout.reconcile;

import dev.bouquet.ledger.postgres.Verification;
import dev.bouquet.payout.earning.Diamonds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// This service's side: what the earnings say up to given positions.
@ApplicationScoped
class EarningAudit {
  private static final int MOST_VIOLATIONS = 100;
  static final int PAGE = 1_000;

  private static final String TOTALS =
      """
      select c.slot, c.epoch, count(distinct e.charge_id) as gifts, coalesce(sum(e.coins), 0)::bigint as coins,
             coalesce(sum(e.diamonds), 0)::bigint as diamonds, coalesce(sum(e.fee), 0)::bigint as fee
        from unnest(?, ?, ?) with ordinality as c(slot, epoch, seq, ord)
        left join earning e on e.slot = c.slot and e.epoch = c.epoch and e.seq <= c.seq
       group by c.slot, c.epoch, c.ord order by c.ord
      """;

  private static final String ENTRIES =
      """
      select charge_id, seq, sum(coins)::bigint as coins from earning
       where slot = ? and epoch = ? and seq > ? and seq <= ? group by seq, charge_id order by seq, charge_id limit ?
      """;

  /// Earnings of an epoch that the wallet does not know although it knows a later one of the same
  /// slot.
  private static final String OF_UNKNOWN_EPOCHS =
      """
      select e.charge_id, e.slot, e.epoch, e.seq, sum(e.coins)::bigint as coins from earning e
       where not exists (select from unnest(?, ?) as c(slot, epoch) where c.slot = e.slot and c.epoch = e.epoch)
         and exists (select from unnest(?, ?) as c(slot, epoch) where c.slot = e.slot and c.epoch > e.epoch)
       group by e.slot, e.epoch, e.seq, e.charge_id order by e.slot, e.epoch, e.seq limit ?
      """;

  private static final String PENDING_AND_EARNED =
      """
      select (select coalesce(sum(posted), 0)::bigint from account where asset = ? and floor is not null) as pending,
             (select coalesce(sum(diamonds), 0)::bigint from earning) as earned
      """;

  private final DataSource pool;

  EarningAudit(DataSource pool) {
    this.pool = pool;
  }

  record Totals(Cut cut, long gifts, long coins, long diamonds, long fee) {}

  /// @param totals one per cut, in their order
  /// @param violations what this service's books say against themselves
  /// @param strangers earnings of epochs that the wallet never had
  record Books(List<Totals> totals, List<String> violations, List<Entry> strangers) {}

  /// Whether every charge up to the cuts has become an earning.
  boolean covers(List<Cut> cuts) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return totals(connection, cuts).stream().allMatch(t -> t.gifts() >= t.cut().seq());
    }
  }

  /// Everything of one moment.
  Books books(List<Cut> cuts, int mostStrangers) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (var begin = connection.createStatement()) {
        begin.execute("set transaction isolation level repeatable read, read only");
        return new Books(
            totals(connection, cuts),
            violations(connection),
            strangers(connection, cuts, mostStrangers));
      } finally {
        connection.rollback();
      }
    }
  }

  /// One page after an entry, in order of seq and then id; empty where there is no more.
  List<Entry> entries(Cut cut, long afterSeq) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(ENTRIES)) {
      select.setInt(1, cut.slot());
      select.setLong(2, cut.epoch());
      select.setLong(3, afterSeq);
      select.setLong(4, cut.seq());
      select.setInt(5, PAGE);
      return entries(select);
    }
  }

  private static List<Totals> totals(Connection connection, List<Cut> cuts) throws SQLException {
    try (var select = connection.prepareStatement(TOTALS)) {
      setSlotsAndEpochs(connection, select, cuts, 1);
      select.setArray(3, connection.createArrayOf("bigint", cuts.stream().map(Cut::seq).toArray()));
      var totals = new ArrayList<Totals>();
      try (var rows = select.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          totals.add(
              new Totals(
                  cuts.get(i),
                  rows.getLong("gifts"),
                  rows.getLong("coins"),
                  rows.getLong("diamonds"),
                  rows.getLong("fee")));
        }
      }
      return totals;
    }
  }

  private static List<String> violations(Connection connection) throws SQLException {
    var violations = new ArrayList<>(Verification.findings(connection, MOST_VIOLATIONS));
    try (var select = connection.prepareStatement(PENDING_AND_EARNED)) {
      select.setString(1, Diamonds.ASSET);
      try (var row = select.executeQuery()) {
        row.next();
        if (row.getLong("pending") != row.getLong("earned")) {
          violations.add(
              "creators have %d diamonds, their earnings say %d"
                  .formatted(row.getLong("pending"), row.getLong("earned")));
        }
      }
    }
    return violations;
  }

  private static List<Entry> strangers(Connection connection, List<Cut> cuts, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(OF_UNKNOWN_EPOCHS)) {
      setSlotsAndEpochs(connection, select, cuts, 1);
      setSlotsAndEpochs(connection, select, cuts, 3);
      select.setInt(5, limit);
      return entries(select);
    }
  }

  private static List<Entry> entries(PreparedStatement select) throws SQLException {
    var entries = new ArrayList<Entry>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new Entry(
                rows.getObject("charge_id", UUID.class),
                rows.getLong("seq"),
                rows.getLong("coins")));
      }
    }
    return entries;
  }

  private static void setSlotsAndEpochs(
      Connection connection, PreparedStatement statement, List<Cut> cuts, int first)
      throws SQLException {
    statement.setArray(
        first, connection.createArrayOf("integer", cuts.stream().map(Cut::slot).toArray()));
    statement.setArray(
        first + 1, connection.createArrayOf("bigint", cuts.stream().map(Cut::epoch).toArray()));
  }
}
