package dev.bouquet.wallet.limit;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.posting.Coins;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps what each account's row says it may spend.
@ApplicationScoped
public class LimitService {
  private static final Logger LOG = Logger.getLogger(LimitService.class);
  private static final int MOST_AT_ONCE = 100;

  /// Much longer than so many wallets take.
  private static final Duration LONGEST_CLAIM = Duration.ofMinutes(1);

  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  LimitService(DataSource pool) {
    this.pool = pool;
  }

  /// @param platform what the platform lets a person of this country and age spend
  /// @param spent in the running day, week and month
  record View(SpendingLimit limit, Limits platform, Budget.Spent spent) {
    Limits effective() {
      return limit.holding().and(platform);
    }

    Budget budget(Instant now) {
      var today = LocalDate.ofInstant(now, limit.zone());
      return new Budget(limit.zone(), effective().toLedger(), today, spent);
    }
  }

  /// Takes note of what a person's token says of them. To be called before coins come in: an
  /// account that was never noted has no limits.
  public void note(UUID owner, VerifiedFacts facts) throws SQLException {
    change(owner, facts, UnaryOperator.identity());
  }

  View view(UUID owner, VerifiedFacts facts) throws SQLException {
    return change(owner, facts, UnaryOperator.identity());
  }

  View ask(UUID owner, VerifiedFacts facts, Limits asked, @Nullable ZoneId zone)
      throws SQLException {
    return change(
        owner, facts, limit -> limit.ask(asked, zone == null ? limit.zone() : zone, now()));
  }

  /// From now on, for that long at least.
  View takeBreak(UUID owner, VerifiedFacts facts, Duration time) throws SQLException {
    return change(owner, facts, limit -> limit.takeBreak(now().plus(time)));
  }

  /// As precise as the database keeps it.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /// Raises whose time has come, birthdays, ends of breaks, and changes of the platform's limits.
  /// Pods share them: what one has claimed the others leave to it, unless it dies.
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void applyDue() throws SQLException {
    List<UUID> due;
    do {
      try (Connection connection = pool.getConnection()) {
        var now = Instant.now();
        due = LimitStore.claim(connection, now, now.plus(LONGEST_CLAIM), MOST_AT_ONCE);
      }
      for (var owner : due) {
        apply(owner);
      }
    } while (due.size() == MOST_AT_ONCE);
  }

  private void apply(UUID owner) throws SQLException {
    try {
      change(owner, VerifiedFacts.NONE, UnaryOperator.identity());
      LOG.infof("limits applied owner=%s", owner);
    } catch (ProblemException closed) {
      forget(owner);
    }
  }

  /// Everything that is kept here of a person. The account's row stays as it is.
  public void forget(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      LimitStore.delete(connection, owner);
    }
  }

  List<PlatformLimits.Band> platform() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return PlatformLimits.all(connection);
    }
  }

  void setPlatform(PlatformLimits.Band band) throws SQLException {
    Transaction.run(
        pool,
        connection -> {
          PlatformLimits.set(connection, band);
          return null;
        });
  }

  /// One transaction: the person's row is locked, changed, and what follows from it written into
  /// the account's.
  private View change(UUID owner, VerifiedFacts facts, UnaryOperator<SpendingLimit> change)
      throws SQLException {
    return Transaction.run(pool, connection -> change(connection, owner, facts, change));
  }

  private View change(
      Connection connection, UUID owner, VerifiedFacts facts, UnaryOperator<SpendingLimit> change)
      throws SQLException {
    var now = now();
    var before = LimitStore.lock(connection, owner, facts.zoneOr(ZoneId.of("UTC")));
    var noted =
        before.of(
            facts.country() == null ? before.country() : facts.country(),
            facts.birthdate() == null ? before.birthdate() : facts.birthdate());
    var after = change.apply(noted.at(now));
    var platform = PlatformLimits.forPerson(connection, after, now);
    var until = platform.until();
    if (!after.equals(before) || facts.equals(VerifiedFacts.NONE)) {
      LimitStore.write(connection, after, earlier(startOf(until), after.breakUntil()));
    }
    var spent = apply(connection, after, after.holding().and(platform.limits()), now);
    return new View(after, platform.limits(), spent);
  }

  private static @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(VerifiedFacts.ZONE_OF_AGES).toInstant();
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  /// What is spent is counted also where nothing limits it: people are told when it is much.
  private Budget.Spent apply(
      Connection connection, SpendingLimit limit, Limits effective, Instant now)
      throws SQLException {
    var account = ledger.find(connection, limit.ownerId());
    if (account.map(Account::status).filter(Account.Status.CLOSED::equals).isPresent()) {
      // What was erased must not be written down again.
      throw ProblemException.refused("ACCOUNT_CLOSED", "The wallet is closed, for ever.");
    }
    var budget = account.map(Account::budget).orElse(null);
    boolean holdsAlready =
        budget != null
            && budget.limits().equals(effective.toLedger())
            && budget.zone().equals(limit.zone());
    if (!holdsAlready) {
      ledger.open(connection, List.of(Account.empty(limit.ownerId(), Coins.ASSET)));
      ledger.limit(connection, limit.ownerId(), limit.zone(), effective.toLedger());
    }
    return budget == null ? new Budget.Spent(0, 0, 0) : budget.spentAt(now);
  }
}
