package dev.bouquet.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Books.FollowedUp;
import dev.bouquet.ledger.core.Books.Resolution;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class LedgerPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Position START = new Position(3, 7_000, 0);

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void batchesGiveExactlyWhatOneByOneGivesInTheModel(@ForAll long seed) {
    var history = Histories.random(new Random(seed));
    var model = history.model();
    var books = new InMemory(history.accounts());

    for (var batch : history.batches()) {
      var expected =
          batch.commands().stream()
              .flatMap(command -> model.execute(batch.now(), command).stream())
              .toList();
      var decision = books.apply(batch);

      assertThat(decision.outcomes().stream().map(Histories::answer)).isEqualTo(expected);
      for (var account : books.accounts.values()) {
        assertThat(account.posted()).isEqualTo(model.posted(account.id()));
        assertThat(account.held()).isEqualTo(model.held(account.id()));
        assertThat(account.version()).isEqualTo(model.version(account.id()));
        assertThat(account.status().name()).isEqualTo(model.status(account.id()));
        assertThat(account.owing()).isEqualTo(model.owes(account.id()));
        assertThat(account.available()).isNotNegative();
      }
    }
    assertThat(books.accounts.values().stream().mapToLong(Account::posted).sum()).isZero();
    assertThat(books.sequenced)
        .extracting(posted -> posted.position().seq())
        .isEqualTo(denseTo(books.last));
  }

  @Example
  void theHistoriesReachEveryAnswer() {
    var reached = new TreeSet<String>();
    for (int seed = 0; seed < 2_000; seed++) {
      var history = Histories.random(new Random(seed));
      var books = new InMemory(history.accounts());
      for (var batch : history.batches()) {
        for (var outcome : books.apply(batch).outcomes()) {
          reached.add(Histories.answer(outcome).outcome());
        }
      }
    }

    assertThat(reached)
        .contains(
            "POSTED",
            "HELD",
            "RELEASED",
            "EXPIRED",
            "STATUS",
            "OWING",
            "ROOM_NOT_LIVE",
            "KEY_REUSED")
        .contains("INSUFFICIENT_FUNDS", "ACCOUNT_NOT_FOUND", "ASSET_MISMATCH", "GROUP_REFUSED")
        .contains("ACCOUNT_FROZEN", "ACCOUNT_OWING", "ACCOUNT_CLOSED", "ACCOUNT_NOT_EMPTY")
        .contains("HOLD_NOT_FOUND", "HOLD_CAPTURED", "HOLD_RELEASED", "HOLD_EXPIRED")
        .contains("HOLD_NOT_EXPIRED", "HOLD_EXCEEDED")
        .contains("TRANSFER_NOT_FOUND", "NOT_REVERSIBLE", "ALREADY_REVERSED", "REVERSAL_EXCEEDED")
        .contains("TRANSFER_LIMIT", "DAILY_LIMIT", "WEEKLY_LIMIT", "MONTHLY_LIMIT");
  }

  @Example
  void refusesAContextThatIsTooLargeAndCommitsItsNeighbours() {
    var alice = new UUID(2, 1);
    var house = new UUID(2, 2);
    var accounts =
        Map.of(alice, Account.empty(alice, "COIN"), house, Account.system(house, "COIN"));
    var tooMuch = Bytes.copyOf(new byte[Command.MOST_CONTEXT_BYTES + 1]);
    var poison = new Transfer(new UUID(1, 1), Bytes.EMPTY, "GIFT", house, alice, 1, tooMuch, true);

    var decision =
        Ledger.apply(
            NOW,
            List.of(poison, transfer(2, house, alice, 5)),
            new Books(accounts, Map.of(), Map.of(), START));

    assertThat(decision.outcomes())
        .extracting(outcome -> Histories.answer(outcome).outcome())
        .containsExactly("CONTEXT_TOO_LARGE", "POSTED");
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void cuttingBatchesElsewhereChangesNothing(@ForAll long seed) {
    var history = Histories.random(new Random(seed));
    var whole = new InMemory(history.accounts());
    var cut = new InMemory(history.accounts());

    for (var batch : history.batches()) {
      whole.apply(batch);
      for (var command : batch.commands()) {
        cut.apply(new Histories.Batch(batch.now(), List.of(command)));
      }
    }

    assertThat(cut.accounts).isEqualTo(whole.accounts);
    assertThat(cut.recorded).isEqualTo(whole.recorded);
    assertThat(cut.last).isEqualTo(whole.last);
  }

  @Property(tries = 100)
  void refusesWhatWouldLeaveTheRangeOfALongAndCommitsItsNeighbours(@ForAll("amounts") long amount) {
    var full = new UUID(2, 1);
    var house = new UUID(2, 2);
    var accounts =
        Map.of(
            full,
            new Account(full, "COIN", Long.MAX_VALUE, 0, null, 1, Account.Status.OPEN, false, null),
            house,
            Account.system(house, "COIN"));
    var poison = transfer(1, house, full, amount);
    var good = transfer(2, full, house, 1);

    var decision =
        Ledger.apply(NOW, List.of(poison, good), new Books(accounts, Map.of(), Map.of(), START));

    assertThat(decision.outcomes())
        .extracting(outcome -> Histories.answer(outcome).outcome())
        .containsExactly("BALANCE_OUT_OF_RANGE", "POSTED");
  }

  @Provide
  Arbitrary<Long> amounts() {
    return Arbitraries.longs().between(1, Long.MAX_VALUE);
  }

  /// The books as a database would keep them.
  private static final class InMemory {
    private final Map<UUID, Account> accounts;
    private final Map<UUID, Recorded> recorded = new HashMap<>();
    private final List<Posted> sequenced = new ArrayList<>();
    private Position last = START;

    InMemory(Map<UUID, Account> accounts) {
      this.accounts = accounts;
    }

    Decision apply(Histories.Batch batch) {
      var decision =
          Ledger.apply(
              batch.now(),
              batch.commands(),
              new Books(Map.copyOf(accounts), Map.copyOf(recorded), followedUp(), last));
      accounts.putAll(decision.accounts());
      recorded.putAll(decision.recorded());
      sequenced.addAll(decision.sequenced());
      last = decision.last();
      return decision;
    }

    private Map<UUID, FollowedUp> followedUp() {
      var found = new HashMap<UUID, FollowedUp>();
      for (var row : recorded.values()) {
        if (row.result() instanceof Posted posted && posted.resolves() != null) {
          found.put(posted.resolves(), new FollowedUp(0, Resolution.CAPTURED));
        } else if (row.result() instanceof Posted posted && posted.reverses() != null) {
          found.merge(
              posted.reverses(),
              new FollowedUp(posted.amount(), Resolution.OPEN),
              (a, b) -> new FollowedUp(a.reversed() + b.reversed(), Resolution.OPEN));
        } else if (row.result() instanceof Released released) {
          found.put(
              released.resolves(),
              new FollowedUp(0, released.expired() ? Resolution.EXPIRED : Resolution.RELEASED));
        }
      }
      return found;
    }
  }

  private static Transfer transfer(int id, UUID debit, UUID credit, long amount) {
    return new Transfer(
        new UUID(1, id),
        Bytes.copyOf(new byte[] {1}),
        "GIFT",
        debit,
        credit,
        amount,
        Bytes.EMPTY,
        false);
  }

  private static List<Long> denseTo(Position last) {
    var seqs = new ArrayList<Long>();
    for (long seq = 1; seq <= last.seq(); seq++) {
      seqs.add(seq);
    }
    return seqs;
  }
}
