package dev.bouquet.gift.webhook.subscription;

import dev.bouquet.gift.webhook.signing.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table webhook_secret, in the caller's transaction.
public final class SecretStore {
  /// More signatures than these on a message help nobody.
  private static final int MOST = 3;

  private static final String INSERT =
      "insert into webhook_secret (subscription_id, secret_id, secret) values (?, ?, ?)";

  private static final String FIND =
      "select secret from webhook_secret where subscription_id = ? and secret_id = ?";

  private static final String VALID =
      """
      select secret from webhook_secret
       where subscription_id = ? and (valid_until is null or valid_until > now()) order by created_at desc
      """;

  private static final String RETIRE =
      """
      update webhook_secret set valid_until = now() + ? * interval '1 millisecond'
       where subscription_id = ? and valid_until is null
      """;

  private static final String FORGET =
      """
      delete from webhook_secret
       where subscription_id = ? and (valid_until < now() or secret_id not in (
             select secret_id from webhook_secret where subscription_id = ? order by created_at desc limit ?))
      """;

  private static final String FORGET_ALL = "delete from webhook_secret where subscription_id = ?";

  private SecretStore() {}

  static void insert(Connection connection, UUID subscription, UUID id, Secret secret)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, subscription);
      insert.setObject(2, id);
      insert.setBytes(3, secret.key());
      insert.executeUpdate();
    }
  }

  static Optional<Secret> find(Connection connection, UUID subscription, UUID id)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setObject(1, subscription);
      select.setObject(2, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(Secret.of(row.getBytes(1))) : Optional.empty();
      }
    }
  }

  /// All that sign now, the newest first.
  public static List<Secret> valid(Connection connection, UUID subscription) throws SQLException {
    try (var select = connection.prepareStatement(VALID)) {
      select.setObject(1, subscription);
      var secrets = new ArrayList<Secret>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          secrets.add(Secret.of(rows.getBytes(1)));
        }
      }
      return secrets;
    }
  }

  /// Puts a new one beside those there are, which sign no longer than the overlap.
  static void rotate(
      Connection connection, UUID subscription, UUID id, Secret secret, Duration overlap)
      throws SQLException {
    try (var retire = connection.prepareStatement(RETIRE);
        var forget = connection.prepareStatement(FORGET)) {
      retire.setLong(1, overlap.toMillis());
      retire.setObject(2, subscription);
      retire.executeUpdate();
      insert(connection, subscription, id, secret);
      forget.setObject(1, subscription);
      forget.setObject(2, subscription);
      forget.setInt(3, MOST);
      forget.executeUpdate();
    }
  }

  static void forgetAll(Connection connection, UUID subscription) throws SQLException {
    try (var forget = connection.prepareStatement(FORGET_ALL)) {
      forget.setObject(1, subscription);
      forget.executeUpdate();
    }
  }
}
