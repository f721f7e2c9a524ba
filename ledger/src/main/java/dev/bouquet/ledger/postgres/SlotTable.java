package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.writer.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Slots as rows of `slot`. Every commit counts its slot's row up; the row's lock and its epoch
/// keep a former owner from committing.
final class SlotTable {
  static final String APPLICATION_NAME = "bouquet-ledger-writer";

  /// Ends whoever wrote with the slot before: it may be paused inside a transaction and hold locks.
  private static final String END_FORMER_WRITER =
      """
      select pg_terminate_backend(s.backend_pid) from slot s join pg_stat_activity a on a.pid = s.backend_pid
       where (s.owner = ? or s.renewed_at < clock_timestamp() - ? * interval '1 millisecond')
         and a.application_name = '%s' and a.datname = current_database() and a.pid <> pg_backend_pid()
      """
          .formatted(APPLICATION_NAME);

  private static final String TAKE_OVER =
      """
      update slot set epoch = greatest(epoch + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint), seq = 0, commits = 0,
                      owner = ?, backend_pid = pg_backend_pid(), renewed_at = clock_timestamp()
       where slot = (select slot from slot
                      where owner = ? or renewed_at < clock_timestamp() - ? * interval '1 millisecond'
                      order by (owner = ?) desc, slot limit 1 for update)
      returning slot, epoch
      """;

  private static final String ADD =
      """
      insert into slot (slot, epoch, seq, commits, owner, backend_pid, renewed_at)
      select coalesce(max(slot) + 1, 0), (extract(epoch from clock_timestamp()) * 1000)::bigint, 0, 0, ?, pg_backend_pid(),
             clock_timestamp() from slot
      on conflict (slot) do nothing
      returning slot, epoch
      """;

  private static final String WRITE =
      """
      update slot set seq = ?, commits = ?, recorded = recorded + ?, backend_pid = pg_backend_pid(), renewed_at = clock_timestamp()
       where slot = ? and epoch = ?
      """;

  private static final String COMMITS_SEEN =
      "select commits from slot where slot = ? and epoch = ? for update";

  private SlotTable() {}

  /// Epochs come from the database's clock, and so grow also when the database was restored from an
  /// older copy.
  static Optional<Slot> claim(Connection connection, String owner, Duration lease)
      throws SQLException {
    try (var end = connection.prepareStatement(END_FORMER_WRITER)) {
      end.setString(1, owner);
      end.setLong(2, lease.toMillis());
      end.execute();
    }
    try (var take = connection.prepareStatement(TAKE_OVER)) {
      take.setString(1, owner);
      take.setString(2, owner);
      take.setLong(3, lease.toMillis());
      take.setString(4, owner);
      try (var row = take.executeQuery()) {
        if (row.next()) {
          return Optional.of(new Slot(row.getInt(1), row.getLong(2), 0, 0));
        }
      }
    }
    try (var add = connection.prepareStatement(ADD)) {
      add.setString(1, owner);
      try (var row = add.executeQuery()) {
        return row.next()
            ? Optional.of(new Slot(row.getInt(1), row.getLong(2), 0, 0))
            : Optional.empty();
      }
    }
  }

  /// Changes no row where the slot was taken over.
  ///
  /// @param recorded rows of `transfer` in this transaction
  static Step<Integer> write(Slot slot, int recorded) {
    return Step.update(
        WRITE,
        parameters ->
            parameters
                .bigint(slot.seq())
                .bigint(slot.commits())
                .integer(recorded)
                .integer(slot.slot())
                .bigint(slot.epoch()));
  }

  static OptionalLong commitsSeen(Connection connection, Slot slot) throws SQLException {
    try (var select = connection.prepareStatement(COMMITS_SEEN)) {
      select.setInt(1, slot.slot());
      select.setLong(2, slot.epoch());
      try (var row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
