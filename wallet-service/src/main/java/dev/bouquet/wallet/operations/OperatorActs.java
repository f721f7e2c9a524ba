package dev.bouquet.wallet.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The record of what operators did.
@ApplicationScoped
public class OperatorActs {
  private static final String INSERT =
      """
      insert into operator_act (id, operator_id, act, subject_id, reason) values (?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private final DataSource pool;

  OperatorActs(DataSource pool) {
    this.pool = pool;
  }

  /// To be called before the act itself, so that none is without a record.
  ///
  /// @param id of the request: asked again, it is one act
  /// @param subject whom or what it is done to, null where that is everybody
  public void keep(UUID id, UUID operator, String act, @Nullable UUID subject, String reason)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setObject(2, operator);
      insert.setString(3, act);
      insert.setObject(4, subject);
      insert.setString(5, reason);
      insert.executeUpdate();
    }
  }
}
