package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Turns many callers' commands into few commits.
///
/// Commands of one batch are decided in the order in which they were submitted. The queue is
/// bounded, and so is each account's share of it, so that one payer cannot starve the others: what
/// does not fit is told to retry at once, never queued in hope.
public final class LedgerWriter implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LedgerWriter.class);
  private static final long IDLE_MILLIS = 1_000;

  private final BatchStore store;
  private final Clock clock;
  private final Limits limits;
  private final BlockingQueue<Pending> queue;
  private final ConcurrentHashMap<UUID, Integer> queuedPerAccount = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  /// @param batch most commands of one commit; past about 500 a larger batch gains nothing
  /// @param queue most commands that wait
  /// @param queuePerAccount most commands of one debited account that wait
  public record Limits(int batch, int queue, int queuePerAccount) {}

  private record Pending(Command command, CompletableFuture<Outcome> answer) {}

  private LedgerWriter(BatchStore store, Clock clock, Limits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.queue = new LinkedBlockingQueue<>(limits.queue());
    this.thread = Thread.ofPlatform().name("ledger-writer").daemon().unstarted(this::run);
  }

  public static LedgerWriter start(BatchStore store, Clock clock, Limits limits) {
    var writer = new LedgerWriter(store, clock, limits);
    writer.thread.start();
    return writer;
  }

  /// The command's fate once it is durable. Fails with [RetryLaterException] and nothing else;
  /// completes on the writer's thread, so what follows must be short.
  public CompletableFuture<Outcome> submit(Command command) {
    if (closed) {
      return retryLater("the writer is closing");
    }
    var account = command.debit();
    if (queuedPerAccount.merge(account, 1, Integer::sum) > limits.queuePerAccount()) {
      release(account);
      return retryLater("too many requests of one account are waiting");
    }
    var pending = new Pending(command, new CompletableFuture<>());
    if (!queue.offer(pending)) {
      release(account);
      return retryLater("the queue is full");
    }
    return pending.answer();
  }

  /// Commands that wait now.
  public int queued() {
    return queue.size();
  }

  /// Answers what is queued, then stops.
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var batch = new ArrayList<Pending>(limits.batch());
    while (!closed || !queue.isEmpty()) {
      try {
        take(batch);
        if (batch.isEmpty()) {
          store.idle();
        } else {
          commit(batch);
        }
      } catch (InterruptedException e) {
        closed = true;
      } catch (RuntimeException | Error e) {
        LOG.error("the writer met a mistake in the code", e);
        fail(batch, new RetryLaterException("unexpected failure", e));
      }
      batch.forEach(pending -> release(pending.command().debit()));
      batch.clear();
    }
  }

  private void take(List<Pending> batch) throws InterruptedException {
    var first = queue.poll(closed ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, limits.batch() - 1);
    }
  }

  private void commit(List<Pending> batch) {
    try {
      var commands = batch.stream().map(Pending::command).toList();
      var outcomes = store.commit(clock.instant(), commands);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(outcomes.get(i));
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

  private void release(UUID account) {
    queuedPerAccount.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
  }

  private static CompletableFuture<Outcome> retryLater(String reason) {
    return CompletableFuture.failedFuture(new RetryLaterException(reason, null));
  }
}
