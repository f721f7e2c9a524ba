package dev.bouquet.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LedgerPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Position START = new Position(3, 7_000, 0);
  private static final UUID NEVER_OPENED = account(9);

  @Property(tries = 500)
  void batchesGiveExactlyWhatOneByOneGives(
      @ForAll("histories") List<Command> history, @ForAll("cuts") List<Integer> cuts) {
    var model = new LedgerModel();
    var expected = new ArrayList<LedgerModel.Answer>();
    accounts().values().forEach(account -> model.balances.put(account.id(), account.posted()));
    history.forEach(command -> expected.add(model.execute(command)));

    var accounts = accounts();
    var recorded = new HashMap<UUID, Recorded>();
    var last = START;
    var actual = new ArrayList<LedgerModel.Answer>();
    var sequenced = new ArrayList<Posted>();
    for (var batch : cut(history, cuts)) {
      var decision =
          Ledger.apply(NOW, batch, new Books(Map.copyOf(accounts), Map.copyOf(recorded), last));
      accounts.putAll(decision.accounts());
      recorded.putAll(decision.recorded());
      last = decision.last();
      sequenced.addAll(decision.sequenced());
      decision.outcomes().forEach(outcome -> actual.add(answer(outcome)));
    }

    assertThat(actual).isEqualTo(expected);
    assertThat(accounts.values())
        .allSatisfy(account -> {
          assertThat(account.posted()).isEqualTo(model.balances.get(account.id()));
          assertThat(account.posted()).isNotNegative();
          assertThat(account.version()).isEqualTo(model.versions.getOrDefault(account.id(), 0L));
        });
    assertThat(accounts.values().stream().mapToLong(Account::posted).sum()).isEqualTo(120);
    assertThat(sequenced).extracting(posted -> posted.position().seq()).isEqualTo(denseTo(last));
  }

  @Property(tries = 200)
  void anAccountOfTheHouseHasNoFloorAndTheBooksStillSumToZero(
      @ForAll("histories") List<Command> history) {
    var accounts = new HashMap<UUID, Account>();
    for (int i = 0; i < 4; i++) {
      accounts.put(account(i), Account.system(account(i), "COIN"));
    }

    var decision = Ledger.apply(NOW, history, new Books(accounts, Map.of(), START));

    accounts.putAll(decision.accounts());
    assertThat(accounts.values().stream().mapToLong(Account::posted).sum()).isZero();
  }

  @Property(tries = 100)
  void refusesWhatWouldLeaveTheRangeOfALong(@ForAll("amounts") long amount) {
    var full = new Account(account(1), "COIN", Long.MAX_VALUE, 0, null, 1);
    var accounts = Map.of(account(0), Account.system(account(0), "COIN"), account(1), full);
    var poison = transfer(1, 0, 1, amount);

    var decision = Ledger.apply(NOW, List.of(poison), new Books(accounts, Map.of(), START));

    assertThat(answer(decision.outcomes().getFirst()).outcome()).isEqualTo("BALANCE_OUT_OF_RANGE");
    assertThat(decision.accounts()).isEmpty();
  }

  @Provide
  Arbitrary<Long> amounts() {
    return Arbitraries.longs().between(1, Long.MAX_VALUE);
  }

  @Provide
  Arbitrary<List<Command>> histories() {
    var transfer =
        Combinators.combine(ids(), hashes(), accountNumbers(), accountNumbers(), smallAmounts())
            .filter((_, _, debit, credit, _) -> !debit.equals(credit))
            .as((id, hash, debit, credit, amount) ->
                (Command)
                    new Transfer(
                        id,
                        hash,
                        "GIFT",
                        account(debit),
                        account(credit),
                        amount,
                        Bytes.EMPTY,
                        amount % 2 == 0));
    var toNobody =
        Combinators.combine(ids(), hashes(), accountNumbers(), smallAmounts())
            .as((id, hash, debit, amount) ->
                (Command)
                    new Transfer(
                        id,
                        hash,
                        "GIFT",
                        account(debit),
                        NEVER_OPENED,
                        amount,
                        Bytes.EMPTY,
                        false));
    var refusal =
        Combinators.combine(ids(), hashes(), accountNumbers())
            .as((id, hash, debit) ->
                (Command) new Refusal(id, hash, account(debit), 5, "ROOM_NOT_LIVE"));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, transfer),
            net.jqwik.api.Tuple.of(1, toNobody),
            net.jqwik.api.Tuple.of(2, refusal))
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 12).list().ofMinSize(60).ofMaxSize(60);
  }

  private static Arbitrary<UUID> ids() {
    return Arbitraries.integers().between(1, 30).map(i -> new UUID(1, i));
  }

  private static Arbitrary<Bytes> hashes() {
    return Arbitraries.of(hash(1), hash(1), hash(1), hash(2));
  }

  private static Arbitrary<Integer> accountNumbers() {
    return Arbitraries.integers().between(0, 3);
  }

  private static Arbitrary<Long> smallAmounts() {
    return Arbitraries.longs().between(1, 25);
  }

  private static Map<UUID, Account> accounts() {
    var accounts = new HashMap<UUID, Account>();
    for (int i = 0; i < 4; i++) {
      accounts.put(account(i), new Account(account(i), "COIN", 30, 0, 0L, 0));
    }
    return accounts;
  }

  private static Transfer transfer(int id, int debit, int credit, long amount) {
    return new Transfer(
        new UUID(1, id),
        hash(1),
        "GIFT",
        account(debit),
        account(credit),
        amount,
        Bytes.EMPTY,
        false);
  }

  private static LedgerModel.Answer answer(Outcome outcome) {
    return switch (outcome.result()) {
      case Posted posted ->
          new LedgerModel.Answer("POSTED", posted.debitBalance(), outcome.replayed());
      case Refused refused ->
          new LedgerModel.Answer(refused.code(), refused.balance(), outcome.replayed());
    };
  }

  private static List<List<Command>> cut(List<Command> history, List<Integer> sizes) {
    var batches = new ArrayList<List<Command>>();
    int from = 0;
    for (int i = 0; from < history.size(); i++) {
      int to = Math.min(history.size(), from + sizes.get(i));
      batches.add(history.subList(from, to));
      from = to;
    }
    return batches;
  }

  private static List<Long> denseTo(Position last) {
    var seqs = new ArrayList<Long>();
    for (long seq = 1; seq <= last.seq(); seq++) {
      seqs.add(seq);
    }
    return seqs;
  }

  private static UUID account(int number) {
    return new UUID(2, number);
  }

  private static Bytes hash(int content) {
    return Bytes.copyOf(new byte[] {(byte) content});
  }
}
