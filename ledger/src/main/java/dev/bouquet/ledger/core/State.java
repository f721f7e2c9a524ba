package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Books.FollowedUp;
import dev.bouquet.ledger.core.Books.Resolution;
import dev.bouquet.ledger.core.Result.Posted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The books while a batch is decided: what it has changed so far, over what was loaded.
///
/// A group is tried on a state over its batch's state, and kept or forgotten as a whole.
final class State {
  private final Books books;
  private final @Nullable State under;
  private final Map<UUID, Account> accounts = new HashMap<>();
  private final Map<UUID, FollowedUp> followedUp = new HashMap<>();
  private final SequencedMap<UUID, Recorded> recorded = new LinkedHashMap<>();
  private Position last;

  State(Books books) {
    this.books = books;
    this.under = null;
    this.last = books.last();
  }

  State(State under) {
    this.books = under.books;
    this.under = under;
    this.last = under.last;
  }

  @Nullable Account account(UUID id) {
    var changed = accounts.get(id);
    if (changed != null) {
      return changed;
    }
    return under != null ? under.account(id) : books.accounts().get(id);
  }

  @Nullable Recorded recorded(UUID id) {
    var mine = recorded.get(id);
    if (mine != null) {
      return mine;
    }
    return under != null ? under.recorded(id) : books.recorded().get(id);
  }

  FollowedUp followedUp(UUID id) {
    var changed = followedUp.get(id);
    if (changed != null) {
      return changed;
    }
    return under != null
        ? under.followedUp(id)
        : books.followedUp().getOrDefault(id, FollowedUp.NOTHING);
  }

  Position last() {
    return last;
  }

  Position next() {
    last = last.next();
    return last;
  }

  void put(Account account) {
    accounts.put(account.id(), account);
  }

  void record(Command.Single command, Result result) {
    recorded.put(command.id(), new Recorded(command.requestHash(), result));
    switch (result) {
      case Posted posted when posted.resolves() != null ->
          resolve(posted.resolves(), Resolution.CAPTURED);
      case Posted posted when posted.reverses() != null ->
          reverse(posted.reverses(), posted.amount());
      case Result.Released released ->
          resolve(
              released.resolves(), released.expired() ? Resolution.EXPIRED : Resolution.RELEASED);
      case Posted _,
          Result.Held _,
          Result.StatusChanged _,
          Result.OwingChanged _,
          Result.Refused _ -> {}
    }
  }

  /// What was tried counts.
  void keep() {
    under.accounts.putAll(accounts);
    under.followedUp.putAll(followedUp);
    under.recorded.putAll(recorded);
    under.last = last;
  }

  SequencedMap<UUID, Recorded> recorded() {
    return recorded;
  }

  Map<UUID, Account> accounts() {
    return accounts;
  }

  private void resolve(UUID hold, Resolution resolution) {
    followedUp.put(hold, new FollowedUp(0, resolution));
  }

  private void reverse(UUID transfer, long amount) {
    long before = followedUp(transfer).reversed();
    followedUp.put(transfer, new FollowedUp(Math.addExact(before, amount), Resolution.OPEN));
  }
}
