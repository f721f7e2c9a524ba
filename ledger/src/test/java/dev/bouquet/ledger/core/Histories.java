package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Account.Status;
import dev.bouquet.ledger.core.Command.Capture;
import dev.bouquet.ledger.core.Command.Collect;
import dev.bouquet.ledger.core.Command.Expire;
import dev.bouquet.ledger.core.Command.Group;
import dev.bouquet.ledger.core.Command.Hold;
import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Release;
import dev.bouquet.ledger.core.Command.Reverse;
import dev.bouquet.ledger.core.Command.SetOwing;
import dev.bouquet.ledger.core.Command.SetStatus;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.OwingChanged;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import dev.bouquet.ledger.core.Result.Released;
import dev.bouquet.ledger.core.Result.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/// Random histories of all commands: few accounts and few ids, so that they meet often.
///
/// @param salt keeps the ids of one history apart from all others in one database
/// @param batches in order, the first one funds the accounts
public record Histories(long salt, List<Batch> batches) {
  private static final int ACCOUNTS = 7;
  private static final int IDS = 45;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Budget.Limits LIMITS = new Budget.Limits(20L, 30L, 40L, 50L);
  private static final List<Duration> GAPS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofHours(7),
          Duration.ofHours(26),
          Duration.ofDays(9));

  /// What is executed at once, at one time.
  public record Batch(Instant now, List<Command> commands) {}

  public static Histories random(Random random) {
    return random(random.nextLong(), random);
  }

  public static Histories random(long salt, Random random) {
    var maker = new Maker(salt, random);
    // Close to the end of summer time in Berlin, of a week and of a month.
    var now = Instant.parse("2026-10-24T20:00:00Z");
    var batches = new ArrayList<Batch>();
    batches.add(new Batch(now, maker.funding()));
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      now = now.plus(GAPS.get(random.nextInt(GAPS.size())));
      batches.add(new Batch(now, maker.commands(1 + random.nextInt(8))));
    }
    return new Histories(salt, List.copyOf(batches));
  }

  public UUID account(int number) {
    return new UUID(salt, number);
  }

  /// The accounts that exist: three people's, one with limits, the house's, and two of another
  /// asset. Number 6 was never opened.
  public Map<UUID, Account> accounts() {
    var accounts = new HashMap<UUID, Account>();
    for (int i = 0; i < 3; i++) {
      accounts.put(account(i), Account.empty(account(i), "COIN"));
    }
    accounts.put(account(3), Account.empty(account(3), "COIN").withBudget(Budget.of(ZONE, LIMITS)));
    accounts.put(account(4), Account.system(account(4), "COIN"));
    accounts.put(account(5), Account.empty(account(5), "DIAMOND"));
    accounts.put(account(7), Account.system(account(7), "DIAMOND"));
    return accounts;
  }

  public LedgerModel model() {
    var opened = new HashMap<UUID, LedgerModel.Opened>();
    accounts()
        .forEach((id, account) -> {
          boolean limited = account.budget() != null;
          opened.put(
              id,
              new LedgerModel.Opened(
                  account.asset(),
                  account.floor(),
                  limited ? ZONE : null,
                  limited ? LIMITS : null));
        });
    return new LedgerModel(opened);
  }

  /// An outcome in the model's words.
  public static LedgerModel.Answer answer(Outcome outcome) {
    boolean replayed = outcome.replayed();
    return switch (outcome.result()) {
      case Posted r ->
          new LedgerModel.Answer(r.id(), "POSTED", r.amount(), r.debitBalance(), replayed);
      case Held r -> new LedgerModel.Answer(r.id(), "HELD", r.amount(), r.available(), replayed);
      case Released r ->
          new LedgerModel.Answer(
              r.id(), r.expired() ? "EXPIRED" : "RELEASED", r.amount(), r.available(), replayed);
      case OwingChanged r -> new LedgerModel.Answer(r.id(), "OWING", 0, 0, replayed);
      case StatusChanged r -> new LedgerModel.Answer(r.id(), "STATUS", 0, 0, replayed);
      case Refused r -> new LedgerModel.Answer(r.id(), r.code(), r.amount(), r.balance(), replayed);
    };
  }

  private record Maker(long salt, Random random) {
    List<Command> funding() {
      var commands = new ArrayList<Command>();
      for (int i = 0; i < 6; i++) {
        if (i != 2 && i != 4) { // one person who has nothing yet, and so can be closed
          var house = account(i == 5 ? 7 : 4);
          commands.add(
              new Transfer(
                  id(1_000 + i),
                  hash(0),
                  "TOP_UP",
                  house,
                  account(i),
                  i == 3 ? 300 : 60,
                  Bytes.EMPTY,
                  false));
        }
      }
      return commands;
    }

    List<Command> commands(int count) {
      var commands = new ArrayList<Command>();
      for (int i = 0; i < count; i++) {
        commands.add(random.nextInt(6) == 0 ? group() : single(_ -> true));
      }
      return commands;
    }

    private Group group() {
      var members = new ArrayList<Single>();
      int count = 1 + random.nextInt(4);
      for (int i = 0; i < count; i++) {
        members.add(single(id -> members.stream().noneMatch(member -> member.id().equals(id))));
      }
      return new Group(members);
    }

    private Single single(Predicate<UUID> unused) {
      var id = anId();
      while (!unused.test(id)) {
        id = anId();
      }
      var hash = hash(random.nextInt(8) == 0 ? 1 : 0);
      var context = Bytes.copyOf(new byte[random.nextInt(4)]);
      boolean sequenced = random.nextBoolean();
      return switch (random.nextInt(23)) {
        case 0, 1, 2, 3, 4, 5, 6 -> transfer(id, hash, context, sequenced);
        case 7, 8, 9, 10 ->
            new Hold(id, hash, "HOLD", people(), house(), amount(), timeout(), context);
        case 11, 12, 13 ->
            new Capture(id, hash, "CAPTURE", anId(), people(), amountOrAll(), context, sequenced);
        case 14 -> new Release(id, hash, anId(), people());
        case 15 -> new Expire(id, hash, anId());
        case 16, 17 ->
            new Reverse(id, hash, "REVERSAL", anyId(), people(), amountOrAll(), context, sequenced);
        case 18 ->
            new Refusal(
                id,
                hash,
                random.nextInt(3) == 0 ? null : account(random.nextInt(ACCOUNTS)),
                5,
                "ROOM_NOT_LIVE");
        case 19 ->
            new SetOwing(id, hash, account(random.nextInt(ACCOUNTS)), random.nextInt(3) == 0);
        case 20, 21 -> collect(id, hash, context);
        default -> new SetStatus(id, hash, account(random.nextInt(ACCOUNTS)), status());
      };
    }

    private Transfer transfer(UUID id, Bytes hash, Bytes context, boolean sequenced) {
      int debit = random.nextInt(4) == 0 ? 3 : random.nextInt(ACCOUNTS);
      int credit = (debit + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      return new Transfer(
          id, hash, "GIFT", account(debit), account(credit), amount(), context, sequenced);
    }

    private Collect collect(UUID id, Bytes hash, Bytes context) {
      int debit = random.nextInt(ACCOUNTS);
      int credit = (debit + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      return new Collect(id, hash, "REPAYMENT", account(debit), account(credit), amount(), context);
    }

    private UUID account(int number) {
      return new UUID(salt, number);
    }

    private UUID people() {
      return account(Math.min(3, random.nextInt(6)));
    }

    private UUID house() {
      return account(random.nextInt(10) == 0 ? 5 : 4);
    }

    private UUID id(int number) {
      return new UUID(~salt, number);
    }

    private UUID anId() {
      return id(random.nextInt(IDS));
    }

    private UUID anyId() {
      return random.nextInt(6) == 0 ? id(1_000 + random.nextInt(2)) : anId();
    }

    private Bytes hash(int content) {
      return Bytes.copyOf(new byte[] {(byte) content});
    }

    private long amount() {
      return 1L + random.nextInt(25);
    }

    private long amountOrAll() {
      return random.nextBoolean() ? Command.ALL : 1L + random.nextInt(15);
    }

    private Duration timeout() {
      return List.of(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofDays(2))
          .get(random.nextInt(3));
    }

    /// Closing is refused while anything is left, and final: rare enough for accounts to live.
    private Status status() {
      return switch (random.nextInt(6)) {
        case 0 -> Status.CLOSED;
        case 1 -> Status.FROZEN;
        default -> Status.OPEN;
      };
    }
  }
}
