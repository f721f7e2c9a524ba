package dev.bouquet.ledger.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One statement, its parameters and what becomes of its answer.
///
/// Several steps go to the server in one round trip ([#runAll]). It runs them one after the other,
/// each with a snapshot of its own, and stops at the first that fails.
///
/// @param <T> what the answer is read as
final class Step<T> {
  private final String sql;
  private final Binding binding;
  private final Answer<T> answer;
  private @Nullable T result;

  @FunctionalInterface
  interface Binding {
    void bind(Parameters parameters) throws SQLException;
  }

  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @FunctionalInterface
  private interface Answer<T> {
    T take(PreparedStatement statement) throws SQLException;
  }

  private Step(String sql, Binding binding, Answer<T> answer) {
    this.sql = sql;
    this.binding = binding;
    this.answer = answer;
  }

  static <T> Step<T> query(String sql, Binding binding, Reading<T> reading) {
    return new Step<>(
        sql,
        binding,
        statement -> {
          try (var rows = statement.getResultSet()) {
            return reading.read(rows);
          }
        });
  }

  /// Its result is how many rows it changed.
  static Step<Integer> update(String sql, Binding binding) {
    return new Step<>(sql, binding, PreparedStatement::getUpdateCount);
  }

  /// In one round trip, in this order.
  static void runAll(Connection connection, List<Step<?>> steps) throws SQLException {
    var script = steps.stream().map(step -> step.sql).collect(Collectors.joining(";"));
    try (var statement = connection.prepareStatement(script)) {
      var parameters = new Parameters(statement);
      for (var step : steps) {
        step.binding.bind(parameters);
      }
      statement.execute();
      for (var step : steps) {
        step.take(statement);
        statement.getMoreResults();
      }
    }
  }

  T run(Connection connection) throws SQLException {
    runAll(connection, List.of(this));
    return result();
  }

  /// @throws IllegalStateException before it ran
  T result() {
    if (result == null) {
      throw new IllegalStateException("not run yet: " + sql);
    }
    return result;
  }

  private void take(PreparedStatement statement) throws SQLException {
    result = answer.take(statement);
  }
}
