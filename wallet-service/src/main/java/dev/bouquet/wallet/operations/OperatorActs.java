package dev.bouquet.wallet.operations;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The record of what operators did.
@ApplicationScoped
public class OperatorActs {
  private static final String INSERT =
      """
      insert into operator_act (id, operator_id, act, subject_id, subject, reason) values (?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private static final String IS_THE_SAME =
      """
      select operator_id = ? and act = ? and subject_id is not distinct from ? and subject is not distinct from ?
        from operator_act where id = ?
      """;

  private static final String PAGE =
      """
      select * from operator_act
       where number < ? and (?::uuid is null or subject_id = ?) and (?::uuid is null or operator_id = ?)
       order by number desc limit ?
      """;

  private final DataSource pool;

  OperatorActs(DataSource pool) {
    this.pool = pool;
  }

  /// One act. They are numbered in the order in which they were kept.
  ///
  /// @param subject what it was done to, where that has no UUID
  public record Act(
      long number,
      UUID id,
      UUID operatorId,
      String act,
      @Nullable UUID subjectId,
      @Nullable String subject,
      String reason,
      Instant at) {}

  /// An act as its operator asks for it.
  ///
  /// @param id of the request: asked again, it is one act
  /// @param subjectId whom or what it is done to; null where that has no UUID, or is everybody
  /// @param subject what it is done to, where that has no UUID
  public record NewAct(
      UUID id,
      UUID operator,
      String act,
      @Nullable UUID subjectId,
      @Nullable String subject,
      String reason) {}

  /// What an act does to the database.
  @FunctionalInterface
  public interface Deed {
    /// @return whether anything was changed
    boolean run(Connection connection) throws SQLException;
  }

  /// To be called before the act itself, so that none is without a record.
  ///
  /// @param id of the request: asked again, it is one act
  /// @param subject whom or what it is done to, null where that is everybody
  /// @throws ProblemException 422 KEY_REUSED where the id belongs to another act
  public void keep(UUID id, UUID operator, String act, @Nullable UUID subject, String reason)
      throws SQLException {
    keep(new NewAct(id, operator, act, subject, null, reason));
  }

  /// As [#keep], where what it is done to has no UUID.
  public void keepOn(UUID id, UUID operator, String act, String subject, String reason)
      throws SQLException {
    keep(new NewAct(id, operator, act, null, subject, reason));
  }

  /// Does it and keeps it on record, in one transaction: an act that is refused leaves no record.
  ///
  /// @return whether the deed changed anything
  public boolean keepIfDone(NewAct act, Deed deed) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          boolean done = deed.run(connection);
          if (done) {
            keep(connection, act);
          }
          return done;
        });
  }

  private void keep(NewAct act) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      keep(connection, act);
    }
  }

  /// Within the transaction of what it is about: what is refused leaves no record.
  public static void keep(Connection connection, NewAct act) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, act.id());
      insert.setObject(2, act.operator());
      insert.setString(3, act.act());
      insert.setObject(4, act.subjectId());
      insert.setString(5, act.subject());
      insert.setString(6, act.reason());
      boolean isNew = insert.executeUpdate() == 1;
      if (!isNew && !isTheSame(connection, act)) {
        throw ProblemException.refused(
            "KEY_REUSED", "This Idempotency-Key was used for another request.");
      }
    }
  }

  private static boolean isTheSame(Connection connection, NewAct act) throws SQLException {
    try (var select = connection.prepareStatement(IS_THE_SAME)) {
      select.setObject(1, act.operator());
      select.setString(2, act.act());
      select.setObject(3, act.subjectId());
      select.setString(4, act.subject());
      select.setObject(5, act.id());
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Newest first.
  ///
  /// @param subject null for every one
  /// @param operator null for every one
  public List<Act> page(long before, @Nullable UUID subject, @Nullable UUID operator, int limit)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setLong(1, before);
      select.setObject(2, subject);
      select.setObject(3, subject);
      select.setObject(4, operator);
      select.setObject(5, operator);
      select.setInt(6, limit);
      var acts = new ArrayList<Act>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          acts.add(
              new Act(
                  rows.getLong("number"),
                  rows.getObject("id", UUID.class),
                  rows.getObject("operator_id", UUID.class),
                  rows.getString("act"),
                  rows.getObject("subject_id", UUID.class),
                  rows.getString("subject"),
                  rows.getString("reason"),
                  rows.getObject("at", OffsetDateTime.class).toInstant()));
        }
      }
      return acts;
    }
  }
}
