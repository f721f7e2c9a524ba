package dev.bouquet.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.postgres.Statement.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Histories of which every moment is known, in a transaction that is rolled back at the end.
class StatementTest {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final int ENTRIES = 500;

  private final LedgerStore ledger = new LedgerStore();
  private final UUID alice = UUID.randomUUID();
  private final UUID house = UUID.randomUUID();
  private Connection connection;

  @BeforeEach
  void anEmptyAccount() throws Exception {
    connection = LedgerDatabase.openAsOwner();
    connection.setAutoCommit(false);
    ledger.open(connection, List.of(Account.empty(alice, "COIN"), Account.system(house, "COIN")));
  }

  @AfterEach
  void asIfNothingHadHappened() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /// The clocks of the writers differ by up to half an hour, so that versions are not quite in the
  /// order of their times.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatWasThenIsWhatReadingEverythingFinds(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < ENTRIES; i++) {
      receive(BEGIN.plusSeconds(i * 60L + random.nextInt(1_800)));
    }
    var all = Statement.page(connection, alice, Long.MAX_VALUE, ENTRIES);

    for (int i = 0; i < 200; i++) {
      var at = BEGIN.plusSeconds(random.nextInt(ENTRIES * 60 + 3_600) - 900L);
      assertThat(Statement.atTime(connection, alice, at))
          .as("seed %d, at %s", seed, at)
          .isEqualTo(newest(all, at));
    }
  }

  @Test
  void theDistantPastCostsNoMoreThanTheRecentOne() throws Exception {
    for (int i = 0; i < ENTRIES; i++) {
      receive(BEGIN.plus(Duration.ofDays(i)));
    }
    try (var statement = connection.createStatement()) {
      statement.execute("analyze transfer");
    }

    for (int day : new int[] {0, 1, ENTRIES / 2, ENTRIES - 1}) {
      long before = rowsRead();
      var then = Statement.atTime(connection, alice, BEGIN.plus(Duration.ofDays(day)));
      assertThat(then).map(Entry::version).contains(day + 1L);
      assertThat(rowsRead() - before).as("rows read for day %d", day).isLessThan(50);
    }
  }

  private void receive(Instant at) throws Exception {
    var transfer =
        new Command.Transfer(
            UUID.randomUUID(), Bytes.EMPTY, "TOP_UP", house, alice, 1, Bytes.EMPTY, false);
    ledger.execute(connection, at, List.of(transfer), Position.NONE);
  }

  private static Optional<Entry> newest(List<Entry> all, Instant at) {
    return all.stream()
        .filter(entry -> !entry.at().isAfter(at))
        .max(Comparator.comparingLong(Entry::version));
  }

  /// Of the table transfer, in this transaction.
  private long rowsRead() throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'transfer'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
