package dev.bouquet.wallet.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The table erasure, and what is erased in tables of other features.
@ApplicationScoped
class ErasureStore {
  private static final String REQUEST =
      "insert into erasure (owner_id) values (?) on conflict (owner_id) do nothing";

  private static final String OPEN =
      """
      select owner_id, requested_at, up_to from erasure where done_at is null order by requested_at limit ?
      """;

  /// What providers tell of a payment holds names and addresses; what was paid stays in top_up.
  private static final String ERASE_PAYMENT_EVENTS =
      """
      update payment_event e set body = '' from top_up t
       where t.owner_id = ? and e.body <> ''
         and (e.top_up_id = t.id or (e.provider = t.provider and e.payment_id = t.payment_id))
      """;

  private static final String ERASE_CHECKOUTS =
      "update top_up set checkout_url = null where owner_id = ? and checkout_url is not null";

  private final DataSource pool;

  ErasureStore(DataSource pool) {
    this.pool = pool;
  }

  /// @param upTo the version up to which words are erased
  record Erasure(UUID ownerId, Instant requestedAt, long upTo) {}

  void request(UUID owner) throws SQLException {
    update(REQUEST, owner);
  }

  /// The oldest that are not done.
  List<Erasure> open(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(OPEN)) {
      select.setInt(1, limit);
      var open = new ArrayList<Erasure>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          open.add(
              new Erasure(
                  rows.getObject(1, UUID.class),
                  rows.getObject(2, OffsetDateTime.class).toInstant(),
                  rows.getLong(3)));
        }
      }
      return open;
    }
  }

  void advance(UUID owner, long upTo) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update =
            connection.prepareStatement("update erasure set up_to = ? where owner_id = ?")) {
      update.setLong(1, upTo);
      update.setObject(2, owner);
      update.executeUpdate();
    }
  }

  void erasePayments(UUID owner) throws SQLException {
    update(ERASE_PAYMENT_EVENTS, owner);
    update(ERASE_CHECKOUTS, owner);
  }

  void finish(UUID owner) throws SQLException {
    update("update erasure set done_at = now() where owner_id = ?", owner);
  }

  /// The wallet stayed open.
  void drop(UUID owner) throws SQLException {
    update("delete from erasure where owner_id = ? and done_at is null", owner);
  }

  private void update(String sql, UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setObject(1, owner);
      update.executeUpdate();
    }
  }
}
