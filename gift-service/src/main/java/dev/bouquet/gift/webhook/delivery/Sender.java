package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.address.TargetCheck;
import dev.bouquet.gift.webhook.address.Targets;
import dev.bouquet.gift.webhook.signing.Secret;
import dev.bouquet.gift.webhook.subscription.SecretStore;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Sends to a subscription's URL as it is now: with the secrets that are valid, to an address that
/// is allowed.
@ApplicationScoped
class Sender {
  private final DataSource pool;
  private final Targets targets;
  private final TargetClient client;

  Sender(DataSource pool, Targets targets, TargetClient client) {
    this.pool = pool;
    this.targets = targets;
    this.client = client;
  }

  Outcome send(UUID subscription, String url, UUID id, String body) throws SQLException {
    List<Secret> secrets =
        Transaction.run(pool, connection -> SecretStore.valid(connection, subscription));
    if (secrets.isEmpty()) {
      return Outcome.failed("The webhook was deleted.");
    }
    return switch (targets.check(url)) {
      case TargetCheck.Allowed(var target) -> client.send(target, secrets, id, body);
      case TargetCheck.NotAllowed(var why) -> Outcome.failed(why);
      case TargetCheck.Malformed() -> Outcome.failed("The URL cannot be read.");
    };
  }
}
