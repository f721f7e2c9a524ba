package dev.bouquet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Group;
import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Release;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LedgerWriterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID ALICE = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Store store = new Store();
  private final LedgerWriter writer =
      new LedgerWriter(
          store, Clock.fixed(NOW, ZoneOffset.UTC), tasks::add, new LedgerWriter.Limits(4, 6, 3));

  @Test
  void commitsWhatQueuedUpInBatchesInTheOrderOfSubmission() {
    var first = submit(ALICE);
    var second = submit(BOB);
    var third = submit(ALICE);
    var fourth = submit(BOB);
    var fifth = submit(ALICE);
    runAll();

    assertThat(store.batches).extracting(List::size).containsExactly(4, 1);
    assertThat(List.of(first, second, third, fourth, fifth)).allMatch(CompletableFuture::isDone);
    assertThat(store.ids()).isSortedAccordingTo(UUID::compareTo);
    assertThat(writer.queued()).isZero();
  }

  @Test
  void onePayerCannotTakeTheWholeQueue() {
    var _ = submit(ALICE);
    var _ = submit(ALICE);
    var _ = submit(ALICE);

    assertRetryLater(submit(ALICE), "one account");
    assertThat(submit(BOB)).isNotCompletedExceptionally();
    runAll();
    assertThat(submit(ALICE)).isNotCompletedExceptionally();
  }

  @Test
  void whatFollowsUpAPaymentTakesItsPayersShare() {
    for (int i = 0; i < 3; i++) {
      var release = new Release(id(), Bytes.EMPTY, new UUID(3, i), ALICE);
      assertThat(writer.submit(release, Instant.MAX)).isNotDone();
    }

    assertRetryLater(submit(ALICE), "one account");
    assertThat(submit(BOB)).isNotDone();
  }

  @Test
  void eachMemberOfAGroupTakesItsPayersShare() {
    var group = new Group(List.of(command(BOB), command(ALICE), command(ALICE), command(ALICE)));
    assertThat(writer.submit(group, Instant.MAX)).isNotDone();

    assertRetryLater(submit(ALICE), "one account");
    assertThat(submit(BOB)).isNotDone();
  }

  @Test
  void aFullQueueAnswersAtOnce() {
    for (int i = 0; i < 6; i++) {
      var _ = submit(new UUID(2, i));
    }

    assertRetryLater(submit(BOB), "queue is full");
  }

  @Test
  void dropsWhatNobodyWaitsForAnyMore() {
    var late = writer.submit(command(ALICE), NOW.minusMillis(1));
    var inTime = writer.submit(command(BOB), NOW);
    runAll();

    assertRetryLater(late, "deadline");
    assertThat(inTime).isCompleted();
    assertThat(store.ids()).hasSize(1);
  }

  @Test
  void oneCommandThatTheDatabaseRefusesDoesNotFailItsNeighbours() {
    var before = submit(ALICE);
    var poison = submit(BOB);
    var after = submit(ALICE);
    store.refused = store.nextId - 2;
    runAll();

    assertThat(before).isCompleted();
    assertRetryLater(poison, "refused the command");
    assertThat(after).isCompleted();
  }

  @Test
  void aBatchOfOneCallIsOneCommit() {
    var _ = submit(ALICE);
    var _ = submit(ALICE);
    var together = writer.submitAll(List.of(command(BOB), command(BOB), command(BOB)), Instant.MAX);
    runAll();

    assertThat(store.batches).extracting(List::size).containsExactly(2, 3);
    assertThat(together.join()).hasSize(3);
  }

  @Test
  void answersWhatIsQueuedBeforeItCloses() {
    var queued = submit(ALICE);
    var closed = writer.close();
    assertThat(closed).isNotDone();
    runAll();

    assertThat(queued).isCompleted();
    assertThat(closed).isCompleted();
    assertRetryLater(submit(ALICE), "closing");
  }

  private CompletableFuture<Outcome> submit(UUID payer) {
    return writer.submit(command(payer), Instant.MAX);
  }

  private Refusal command(UUID payer) {
    return new Refusal(id(), Bytes.EMPTY, payer, 1, "NO");
  }

  private UUID id() {
    return new UUID(0, store.nextId++);
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private static void assertRetryLater(CompletableFuture<Outcome> answer, String reason) {
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(RetryLaterException.class)
        .hasMessageContaining(reason);
  }

  /// Answers everything with a refusal, and refuses batches with one certain id.
  private static final class Store implements BatchStore {
    private final List<List<Command>> batches = new ArrayList<>();
    private long nextId;
    private long refused = -1;

    @Override
    public List<Outcome> commit(Instant now, List<Command> commands) throws BadBatchException {
      var singles = commands.stream().flatMap(Command::singles).toList();
      if (singles.stream().anyMatch(c -> c.id().equals(new UUID(0, refused)))) {
        throw new BadBatchException(new IllegalStateException("not this one"));
      }
      batches.add(commands);
      return singles.stream()
          .map(c -> new Outcome(new Refused(c.id(), null, "NO", 0, 1, now), false))
          .toList();
    }

    private List<UUID> ids() {
      return batches.stream()
          .flatMap(List::stream)
          .flatMap(Command::singles)
          .map(Command.Single::id)
          .toList();
    }

    @Override
    public void idle() {}
  }
}
