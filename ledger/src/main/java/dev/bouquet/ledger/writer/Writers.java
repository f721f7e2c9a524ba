package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Group;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/// Several writers side by side, each with a slot and a thread of its own: while one waits for its
/// commit, another one decides. All commands of one payer go to the same writer, in their order.
public final class Writers implements AutoCloseable {
  private final List<WriterThread> threads;

  private Writers(List<WriterThread> threads) {
    this.threads = threads;
  }

  /// @param stores of the writer with that number, from 0
  /// @param limits of each
  /// @param pace of each: least time between the starts of two commits
  public static Writers start(
      int count,
      IntFunction<? extends BatchStore> stores,
      Clock clock,
      LedgerWriter.Limits limits,
      Duration pace) {
    var threads = new ArrayList<WriterThread>(count);
    for (int i = 0; i < count; i++) {
      threads.add(WriterThread.start(stores.apply(i), clock, limits, pace));
    }
    return new Writers(List.copyOf(threads));
  }

  /// The number of the writer that takes what this account pays.
  public int numberFor(UUID account) {
    long bits = account.getMostSignificantBits() ^ account.getLeastSignificantBits();
    return Math.floorMod(Long.hashCode(bits * 0x9E37_79B9_7F4A_7C15L), threads.size());
  }

  public CompletableFuture<Outcome> submit(Single command, Instant deadline) {
    return writerFor(command).submit(command, deadline);
  }

  /// To the writer of the first member, whose slot all of them are sequenced under.
  public CompletableFuture<List<Outcome>> submit(Group group, Instant deadline) {
    return writerFor(group).submit(group, deadline);
  }

  /// In one commit, by the writer of the first command.
  public CompletableFuture<List<Outcome>> submitAll(List<Single> commands, Instant deadline) {
    return writerFor(commands.getFirst()).submitAll(commands, deadline);
  }

  /// Ids that wait now.
  public int queued() {
    return threads.stream().mapToInt(thread -> thread.writer().queued()).sum();
  }

  /// Answers what is queued, then stops.
  @Override
  public void close() {
    threads.forEach(WriterThread::close);
  }

  private LedgerWriter writerFor(Command command) {
    return threads.get(numberFor(command.queueKey())).writer();
  }
}
