package dev.bouquet.ledger.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import dev.bouquet.ledger.writer.LedgerWriter;
import dev.bouquet.ledger.writer.SlotWriter;
import dev.bouquet.ledger.writer.WriterThread;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotWriterTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final UUID HOUSE = UUID.randomUUID();

  @Test
  void refusesInsideABatchWhatTheBatchAlreadySpent() throws Exception {
    var payer = payerWith(10);
    try (var store = store("overdraft")) {
      var outcomes =
          store.commit(Instant.now(), List.of(gift(payer, 6), gift(payer, 6), gift(payer, 4)));

      assertThat(outcomes)
          .extracting(SlotWriterTest::code)
          .containsExactly("POSTED", "INSUFFICIENT_FUNDS", "POSTED");
    }
    assertThat(balance(payer)).isZero();
  }

  @Test
  void answersAnIdWithItsFirstFateForEver() throws Exception {
    var payer = payerWith(5);
    var tooMuch = gift(payer, 6);
    var refusal = new Refusal(UUID.randomUUID(), hash(1), payer, 3, "ROOM_NOT_LIVE");
    var charge = gift(payer, 5, "hello");
    try (var store = store("sticky")) {
      var first = store.commit(Instant.now(), List.of(tooMuch, refusal, charge));
      topUp(store, payer, 100);
      var insteadOfRefusal =
          new Transfer(refusal.id(), hash(1), "GIFT", payer, HOUSE, 3, Bytes.EMPTY, true);
      var otherRequest =
          new Transfer(charge.id(), hash(2), "GIFT", payer, HOUSE, 5, Bytes.EMPTY, true);

      var again =
          store.commit(Instant.now(), List.of(tooMuch, insteadOfRefusal, charge, otherRequest));

      assertThat(again.subList(0, 3))
          .extracting(Outcome::result)
          .isEqualTo(first.stream().map(Outcome::result).toList());
      assertThat(again).allMatch(Outcome::replayed);
      assertThat(code(again.get(3))).isEqualTo("KEY_REUSED");
    }
    assertThat(balance(payer)).isEqualTo(100);
  }

  @Test
  void twoWritersExecuteEachIdOnceWhenEverythingIsSentTwice() throws Exception {
    var payers = List.of(payerWith(1_000), payerWith(1_000), payerWith(1_000));
    var commands = new ArrayList<Command.Single>();
    for (int i = 0; i < 600; i++) {
      commands.add(gift(payers.get(i % payers.size()), 2));
    }
    var limits = new LedgerWriter.Limits(50, 10_000, 10_000);
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    try (var one = store("storm-1");
        var two = store("storm-2");
        var first = WriterThread.start(one, Clock.systemUTC(), limits, Duration.ZERO);
        var second = WriterThread.start(two, Clock.systemUTC(), limits, Duration.ZERO)) {
      for (var command : commands) {
        answers.add(first.writer().submit(command, Instant.MAX));
        answers.add(second.writer().submit(command, Instant.MAX));
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    assertThat(answers).extracting(answer -> code(answer.join())).containsOnly("POSTED");
    assertThat(answers.stream().filter(answer -> !answer.join().replayed())).hasSize(600);
    for (var payer : payers) {
      assertThat(balance(payer)).isEqualTo(600);
    }
    assertThat(violations()).isEmpty();
  }

  @Test
  void twoWritersGiveOneFateToAnIdUnderTwoPayers() throws Exception {
    var limits = new LedgerWriter.Limits(20, 10_000, 10_000);
    var alice = payerWith(10_000);
    var bob = payerWith(10_000);
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    try (var one = store("collision-1");
        var two = store("collision-2");
        var first = WriterThread.start(one, Clock.systemUTC(), limits, Duration.ZERO);
        var second = WriterThread.start(two, Clock.systemUTC(), limits, Duration.ZERO)) {
      for (int i = 0; i < 200; i++) {
        var id = UUID.randomUUID();
        answers.add(
            first
                .writer()
                .submit(
                    new Transfer(id, hash(1), "GIFT", alice, HOUSE, 1, Bytes.EMPTY, true),
                    Instant.MAX));
        answers.add(
            second
                .writer()
                .submit(
                    new Transfer(id, hash(2), "GIFT", bob, HOUSE, 1, Bytes.EMPTY, true),
                    Instant.MAX));
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    assertThat(answers.stream().filter(answer -> code(answer.join()).equals("POSTED")))
        .hasSize(200);
    assertThat(answers.stream().filter(answer -> code(answer.join()).equals("KEY_REUSED")))
        .hasSize(200);
    assertThat(balance(alice) + balance(bob)).isEqualTo(20_000 - 200);
    assertThat(violations()).isEmpty();
  }

  @Test
  void aWriterWhoseSlotWasTakenOverCannotCommitUnderIt() throws Exception {
    var payer = payerWith(10);
    try (var former = store("fenced");
        var successor = store("fenced")) {
      var before = position(former.commit(Instant.now(), List.of(gift(payer, 1))));
      var taken = position(successor.commit(Instant.now(), List.of(gift(payer, 1))));
      assertThat(taken.slot()).isEqualTo(before.slot());
      assertThat(taken.epoch()).isGreaterThan(before.epoch());

      // The former's backend was ended; what it sends now fails, and what it sends next is under a
      // new epoch.
      assertThatThrownBy(() -> former.commit(Instant.now(), List.of(gift(payer, 1))))
          .hasMessageContaining("database is away");
      var back = position(former.commit(Instant.now(), List.of(gift(payer, 1))));
      assertThat(back.epoch()).isGreaterThan(taken.epoch());
      assertThat(back.seq()).isEqualTo(1);
    }
    assertThat(balance(payer)).isEqualTo(7);
  }

  @Test
  void writesOneOutboxRowPerCommitWithDenseSeq() throws Exception {
    var payer = payerWith(100);
    try (var store = store("outbox")) {
      var first =
          store.commit(Instant.now(), List.of(gift(payer, 1), gift(payer, 200), gift(payer, 1)));
      var last = position(store.commit(Instant.now(), List.of(gift(payer, 1))));

      assertThat(last.seq()).isEqualTo(3);
      try (var connection = LedgerDatabase.open();
          var select =
              connection.prepareStatement(
                  "select seq, convert_from(events, 'UTF8') from commit_batch where slot = ? and epoch = ? order by seq")) {
        select.setInt(1, last.slot());
        select.setLong(2, last.epoch());
        var rows = select.executeQuery();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(2);
        assertThat(rows.getString(2)).isEqualTo(id(first.get(0)) + "," + id(first.get(2)));
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(3);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void theServicesRoleCannotChangeOrDeleteATransfer() throws Exception {
    try (var connection = LedgerDatabase.open();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("update transfer set amount = 1"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("delete from transfer"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("truncate transfer"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theAuditNamesABalanceChangedByHand() throws Exception {
    var payer = payerWith(10);
    try (var connection = LedgerDatabase.openAsOwner();
        var statement = connection.createStatement()) {
      statement.execute("update account set posted = 11 where id = '" + payer + "'");
      assertThat(violations())
          .anyMatch(violation ->
              violation.contains(payer + " has posted 11 at version 1, its transfers say 10 at 1"))
          .anyMatch(violation -> violation.startsWith("asset COIN sums to"));
      statement.execute("update account set posted = 10 where id = '" + payer + "'");
    }
    assertThat(violations()).isEmpty();
  }

  @Test
  void pagesThroughAHistoryByVersionAndFindsBalancesOfThePast() throws Exception {
    var payer = payerWith(10);
    try (var store = store("statement")) {
      store.commit(Instant.now(), List.of(gift(payer, 1), gift(payer, 2)));
      topUp(store, payer, 5);
    }
    try (var connection = LedgerDatabase.open()) {
      var newest = Statement.page(connection, payer, Long.MAX_VALUE, 2);
      var oldest = Statement.page(connection, payer, newest.getLast().version(), 10);

      assertThat(newest).extracting(Statement.Entry::amount).containsExactly(5L, -2L);
      assertThat(newest).extracting(Statement.Entry::balanceAfter).containsExactly(12L, 7L);
      assertThat(oldest).extracting(Statement.Entry::amount).containsExactly(-1L, 10L);
      assertThat(oldest).extracting(Statement.Entry::version).containsExactly(2L, 1L);

      var second = Statement.atVersion(connection, payer, 2).orElseThrow();
      assertThat(second).isEqualTo(oldest.getFirst());
      assertThat(Statement.atVersion(connection, payer, Long.MAX_VALUE))
          .contains(newest.getFirst());
      assertThat(Statement.atVersion(connection, payer, 0)).isEmpty();
      assertThat(Statement.atTime(connection, payer, newest.getFirst().at()))
          .contains(newest.getFirst());
      assertThat(Statement.atTime(connection, payer, oldest.getLast().at()))
          .contains(oldest.getLast());
      assertThat(Statement.atTime(connection, payer, oldest.getLast().at().minusNanos(1_000)))
          .isEmpty();
    }
  }

  private static SlotWriter store(String owner) {
    return new SlotWriter(
        PostgresSession.source(
            LedgerDatabase::open,
            new PostgresSession.Settings(
                owner,
                LEASE,
                Duration.ofSeconds(10),
                posted ->
                    String.join(",", posted.stream().map(p -> p.id().toString()).toList())
                        .getBytes(UTF_8))),
        new SlotWriter.Listener() {
          @Override
          public void claimed(int slot, long epoch) {}

          @Override
          public void committed(Decision decision, Duration took) {}
        });
  }

  private static UUID payerWith(long amount) throws Exception {
    var payer = UUID.randomUUID();
    try (var connection = LedgerDatabase.open()) {
      new LedgerStore()
          .open(connection, List.of(Account.empty(payer, "COIN"), Account.system(HOUSE, "COIN")));
    }
    try (var store = store("funding")) {
      topUp(store, payer, amount);
    }
    return payer;
  }

  private static void topUp(SlotWriter store, UUID payer, long amount) throws Exception {
    store.commit(
        Instant.now(),
        List.of(
            new Transfer(
                UUID.randomUUID(), hash(1), "TOP_UP", HOUSE, payer, amount, Bytes.EMPTY, false)));
  }

  private static Transfer gift(UUID payer, long amount) {
    return gift(payer, amount, "");
  }

  private static Transfer gift(UUID payer, long amount, String context) {
    return new Transfer(
        UUID.randomUUID(),
        hash(1),
        "GIFT",
        payer,
        HOUSE,
        amount,
        Bytes.copyOf(context.getBytes(UTF_8)),
        true);
  }

  private static Bytes hash(int content) {
    return Bytes.copyOf(new byte[] {(byte) content});
  }

  private static String code(Outcome outcome) {
    return switch (outcome.result()) {
      case Posted _ -> "POSTED";
      case Refused refused -> refused.code();
      default -> throw new AssertionError(outcome);
    };
  }

  private static UUID id(Outcome outcome) {
    return ((Posted) outcome.result()).id();
  }

  private static dev.bouquet.ledger.core.Position position(List<Outcome> outcomes) {
    return ((Posted) outcomes.getFirst().result()).position();
  }

  private static long balance(UUID account) throws SQLException {
    try (Connection connection = LedgerDatabase.open()) {
      return new LedgerStore().find(connection, account).orElseThrow().posted();
    }
  }

  private static List<String> violations() throws SQLException {
    try (Connection connection = LedgerDatabase.open()) {
      return Verification.findings(connection, 10);
    }
  }
}
