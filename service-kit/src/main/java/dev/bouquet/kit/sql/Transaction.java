package dev.bouquet.kit.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database transaction on a connection of its own.
public final class Transaction {
  private Transaction() {}

  /// What is done within one transaction.
  ///
  /// @param <E> what it throws besides
  @FunctionalInterface
  public interface Work<T extends @Nullable Object, E extends Exception> {
    T in(Connection connection) throws SQLException, E;
  }

  /// Commits what was done; rolls back where that failed.
  public static <T extends @Nullable Object, E extends Exception> T run(
      DataSource pool, Work<T, E> work) throws SQLException, E {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.in(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }
}
