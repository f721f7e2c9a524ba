package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Group;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Turns many callers' commands into few commits.
///
/// A state machine of two states: at rest, or with one task handed to the executor, which takes
/// what has queued up, makes it one commit, answers, and hands over the next one. So there is never
/// more than one commit under way. Commands of one batch are decided in the order in which they
/// were submitted.
///
/// The queue is bounded, and so is each account's share of it, so that one payer cannot starve the
/// others: what does not fit is told to retry at once, never queued in hope.
public final class LedgerWriter {
  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

  private final BatchStore store;
  private final Clock clock;
  private final Executor executor;
  private final Limits limits;

  private final Object lock = new Object();
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final Map<UUID, Integer> shares = new HashMap<>();
  private final CompletableFuture<Void> atRest = new CompletableFuture<>();
  private int queued;
  private boolean running;
  private boolean closed;

  /// @param batch most ids of one commit; past about 500 a larger batch gains nothing
  /// @param queue most ids that wait
  /// @param queuePerAccount most ids of one paying account that wait
  public record Limits(int batch, int queue, int queuePerAccount) {}

  /// @param payers whose share each of the ids takes
  /// @param deadline after this nobody waits for the answer any more
  private record Pending(
      List<? extends Command> commands,
      List<UUID> payers,
      Instant deadline,
      CompletableFuture<List<Outcome>> answer) {

    int size() {
      return payers.size();
    }
  }

  /// @param executor runs one task at a time; the store and the clock are called on it only
  public LedgerWriter(BatchStore store, Clock clock, Executor executor, Limits limits) {
    this.store = store;
    this.clock = clock;
    this.executor = executor;
    this.limits = limits;
  }

  /// The command's fate once it is durable. Fails with [RetryLaterException] and nothing else;
  /// completes on the executor, so what follows must be short.
  public CompletableFuture<Outcome> submit(Single command, Instant deadline) {
    return enqueue(List.of(command), deadline).thenApply(List::getFirst);
  }

  /// The fate of each member, in their order.
  public CompletableFuture<List<Outcome>> submit(Group group, Instant deadline) {
    return enqueue(List.of(group), deadline);
  }

  /// The fate of each command, in their order, decided each for itself and in one commit.
  public CompletableFuture<List<Outcome>> submitAll(List<Single> commands, Instant deadline) {
    return enqueue(List.copyOf(commands), deadline);
  }

  /// Ids that wait now.
  public int queued() {
    synchronized (lock) {
      return queued;
    }
  }

  /// Keeps the writer's lease; to be called about once a second. Does nothing while commits do.
  public void tick() {
    synchronized (lock) {
      if (running || closed) {
        return;
      }
      running = true;
    }
    executor.execute(() -> {
      try {
        store.idle();
      } finally {
        next();
      }
    });
  }

  /// Takes nothing more. Done when all that was queued has been answered.
  public CompletableFuture<Void> close() {
    synchronized (lock) {
      closed = true;
      if (!running) {
        atRest.complete(null);
      }
    }
    return atRest;
  }

  private CompletableFuture<List<Outcome>> enqueue(
      List<? extends Command> commands, Instant deadline) {
    var payers = commands.stream().flatMap(Command::singles).map(Command::queueKey).toList();
    var pending = new Pending(commands, payers, deadline, new CompletableFuture<>());
    var refusal = offer(pending);
    if (refusal != null) {
      pending.answer().completeExceptionally(new RetryLaterException(refusal, null));
    }
    return pending.answer();
  }

  /// @return why not, null where it was taken
  private @Nullable String offer(Pending pending) {
    synchronized (lock) {
      if (closed) {
        return "the writer is closing";
      }
      if (queued + pending.size() > limits.queue()) {
        return "the queue is full";
      }
      if (!takeShares(pending)) {
        return "too many requests of one account are waiting";
      }
      queued += pending.size();
      queue.add(pending);
      if (running) {
        return null;
      }
      running = true;
    }
    executor.execute(this::drain);
    return null;
  }

  private boolean takeShares(Pending pending) {
    boolean fits = true;
    for (var payer : pending.payers()) {
      fits &= shares.merge(payer, 1, Integer::sum) <= limits.queuePerAccount();
    }
    if (!fits) {
      giveSharesBack(pending);
    }
    return fits;
  }

  private void giveSharesBack(Pending pending) {
    for (var payer : pending.payers()) {
      shares.computeIfPresent(payer, (_, share) -> share == 1 ? null : share - 1);
    }
  }

  private void drain() {
    var batch = take();
    try {
      dropLate(batch);
      if (!batch.isEmpty()) {
        commit(batch);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("the writer met a mistake in the code", e);
      fail(batch, new RetryLaterException("unexpected failure", e));
    } finally {
      next();
    }
  }

  private void next() {
    synchronized (lock) {
      running = !queue.isEmpty();
      if (!running) {
        if (closed) {
          atRest.complete(null);
        }
        return;
      }
    }
    executor.execute(this::drain);
  }

  /// As many as one commit takes, at least one.
  private List<Pending> take() {
    var batch = new ArrayList<Pending>();
    synchronized (lock) {
      int room = limits.batch();
      while (!queue.isEmpty() && (batch.isEmpty() || queue.peek().size() <= room)) {
        var pending = queue.remove();
        room -= pending.size();
        queued -= pending.size();
        giveSharesBack(pending);
        batch.add(pending);
      }
    }
    return batch;
  }

  /// Nobody waits for these: leaving them out is safe, because asking again by id tells their fate.
  private void dropLate(List<Pending> batch) {
    var now = clock.instant();
    batch.removeIf(pending -> {
      boolean late = now.isAfter(pending.deadline());
      if (late) {
        fail(List.of(pending), new RetryLaterException("waited past the deadline", null));
      }
      return late;
    });
  }

  private void commit(List<Pending> batch) {
    try {
      var commands = new ArrayList<Command>();
      batch.forEach(pending -> commands.addAll(pending.commands()));
      var outcomes = store.commit(clock.instant(), commands);
      int from = 0;
      for (var pending : batch) {
        int to = from + pending.size();
        pending.answer().complete(outcomes.subList(from, to));
        from = to;
      }
    } catch (RetryLaterException e) {
      fail(batch, e);
    } catch (BatchStore.BadBatchException e) {
      LOG.error("the database refused a batch that the core let pass", e);
      commitOneByOne(batch, e);
    }
  }

  /// Finds the command that the database refuses, and commits its neighbours.
  private void commitOneByOne(List<Pending> batch, BatchStore.BadBatchException cause) {
    if (batch.size() == 1) {
      fail(batch, new RetryLaterException("the database refused the command", cause));
    } else {
      batch.forEach(pending -> commit(List.of(pending)));
    }
  }

  private static void fail(List<Pending> batch, RetryLaterException reason) {
    batch.forEach(pending -> pending.answer().completeExceptionally(reason));
  }
}
