package dev.bouquet.wallet.statement;

import dev.bouquet.kit.http.Page;
import dev.bouquet.ledger.postgres.Statement;
import dev.bouquet.ledger.postgres.Statement.Entry;
import dev.bouquet.ledger.postgres.Statement.Filter;
import dev.bouquet.ledger.postgres.Statement.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads wallets' transactions.
@ApplicationScoped
class Transactions {
  private final DataSource pool;
  private final StatementConfig config;

  Transactions(DataSource pool, StatementConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// Newest first. Looks through a bounded number of transactions, so that a page may be short, or
  /// even empty, and still not be the last.
  Page<TransactionResponse> page(UUID owner, Filter filter, @Nullable String token, int size)
      throws SQLException {
    long before = Page.after(token, Long.MAX_VALUE, Transactions::version);
    try (Connection connection = pool.getConnection()) {
      var all = Statement.span(connection, owner, filter).before(before);
      var scanned = all.newest(config.maxScanned());
      var found =
          Statement.page(connection, owner, filter, scanned, size + 1).stream()
              .map(TransactionResponse::of)
              .toList();
      return found.size() <= size && scanned.after() > all.after()
          ? Page.upTo(found, Long.toString(scanned.after() + 1))
          : Page.of(found, size, last -> Long.toString(last.version()));
    }
  }

  /// What an export covers: nothing that comes later will be part of it.
  Span span(UUID owner, Filter filter) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Statement.span(connection, owner, filter);
    }
  }

  /// Oldest first. Since transfers never change, chunks read one after the other are of one moment
  /// without a transaction around them.
  List<Entry> chunk(UUID owner, Filter filter, Span span) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Statement.page(connection, owner, filter, span, config.exportChunk()).reversed();
    }
  }

  private static long version(String text) {
    long version = Long.parseLong(text);
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
    return version;
  }
}
