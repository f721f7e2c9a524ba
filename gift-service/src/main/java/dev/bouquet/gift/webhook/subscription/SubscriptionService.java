package dev.bouquet.gift.webhook.subscription;

import dev.bouquet.gift.webhook.address.TargetCheck;
import dev.bouquet.gift.webhook.address.Targets;
import dev.bouquet.gift.webhook.signing.Secret;
import dev.bouquet.gift.webhook.subscription.CreateResult.Created;
import dev.bouquet.gift.webhook.subscription.CreateResult.DeletedSince;
import dev.bouquet.gift.webhook.subscription.CreateResult.KeyReused;
import dev.bouquet.gift.webhook.subscription.CreateResult.LimitReached;
import dev.bouquet.gift.webhook.subscription.CreateResult.MalformedUrl;
import dev.bouquet.gift.webhook.subscription.CreateResult.TargetNotAllowed;
import dev.bouquet.gift.webhook.subscription.Subscription.Status;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Creators' subscriptions.
@ApplicationScoped
class SubscriptionService {
  private final DataSource pool;
  private final Targets targets;
  private final SubscriptionConfig config;

  SubscriptionService(DataSource pool, Targets targets, SubscriptionConfig config) {
    this.pool = pool;
    this.targets = targets;
    this.config = config;
  }

  record Rotation(Secret secret, boolean replayed) {}

  int limit() {
    return config.maxCount();
  }

  /// The key becomes the subscription's id. What was answered once is answered again, also where
  /// its target would be refused by now.
  CreateResult create(UUID creator, UUID key, String url, List<EventType> events)
      throws SQLException {
    var before =
        Transaction.<Optional<CreateResult>, RuntimeException>run(
            pool, connection -> replay(connection, creator, key, url, events));
    if (before.isPresent()) {
      return before.get();
    }
    return switch (targets.check(url)) {
      case TargetCheck.Malformed() -> new MalformedUrl();
      case TargetCheck.NotAllowed(var why) -> new TargetNotAllowed(why);
      case TargetCheck.Allowed(var _) ->
          Transaction.<CreateResult, RuntimeException>run(
              pool, connection -> insert(connection, creator, key, url, events));
    };
  }

  private static Optional<CreateResult> replay(
      Connection connection, UUID creator, UUID key, String url, List<EventType> events)
      throws SQLException {
    var found = SubscriptionStore.find(connection, key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var known = found.get();
    if (!known.creatorId().equals(creator)
        || !known.url().equals(url)
        || !known.events().equals(events)) {
      return Optional.of(new KeyReused());
    }
    if (known.status() == Status.DELETED) {
      return Optional.of(new DeletedSince());
    }
    var secret = SecretStore.find(connection, key, key).orElse(null);
    return Optional.of(new Created(known, secret, true));
  }

  private CreateResult insert(
      Connection connection, UUID creator, UUID key, String url, List<EventType> events)
      throws SQLException {
    SubscriptionStore.lockCreator(connection, creator);
    var meanwhile = replay(connection, creator, key, url, events);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    if (SubscriptionStore.count(connection, creator) >= config.maxCount()) {
      return new LimitReached();
    }
    if (!SubscriptionStore.insert(connection, key, creator, url, events)) {
      return new KeyReused();
    }
    var secret = Secret.random();
    SecretStore.insert(connection, key, key, secret);
    return new Created(SubscriptionStore.find(connection, key).orElseThrow(), secret, false);
  }

  List<Subscription> page(UUID creator, long after, int limit) throws SQLException {
    return Transaction.run(
        pool, connection -> SubscriptionStore.page(connection, creator, after, limit));
  }

  /// @return whether the creator had it
  boolean delete(UUID creator, UUID id) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var found = SubscriptionStore.lock(connection, id, creator);
          if (found.isPresent()) {
            SubscriptionStore.setStatus(connection, id, Status.DELETED);
            SecretStore.forgetAll(connection, id);
          }
          return found.isPresent();
        });
  }

  /// The same key gives the same secret, as long as that still signs.
  ///
  /// @return empty where the creator has no such subscription
  Optional<Rotation> rotate(UUID creator, UUID id, UUID key) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          if (SubscriptionStore.lock(connection, id, creator).isEmpty()) {
            return Optional.<Rotation>empty();
          }
          var known = SecretStore.find(connection, id, key);
          if (known.isPresent()) {
            return Optional.of(new Rotation(known.get(), true));
          }
          var secret = Secret.random();
          SecretStore.rotate(connection, id, key, secret, config.secretOverlap());
          return Optional.of(new Rotation(secret, false));
        });
  }
}
