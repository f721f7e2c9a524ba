package dev.bouquet.wallet.audit;

import dev.bouquet.kit.grpc.GrpcProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Reads several things as they were at one moment, beside the writers' work.
@ApplicationScoped
class OneMoment {
  private static final Logger LOG = Logger.getLogger(OneMoment.class);

  private final DataSource pool;

  OneMoment(DataSource pool) {
    this.pool = pool;
  }

  @FunctionalInterface
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /// @throws io.grpc.StatusRuntimeException UNAVAILABLE where the database is away
  <T> T read(Question<T> question) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (var begin = connection.createStatement()) {
        begin.execute("set transaction isolation level repeatable read, read only");
        return question.ask(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.warnf("books not read reason=%s", e.getMessage());
      throw GrpcProblem.retryLater("the database is away");
    }
  }
}
