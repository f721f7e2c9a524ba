package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.writer.Session.LostException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commits batches under a slot: transfers, balances, the outbox row and the slot's row in one
/// transaction.
///
/// Fencing: the slot's row is updated last in each transaction, and only while it carries our
/// epoch. Whoever takes the slot over changes the epoch, so a writer that slept cannot commit. An
/// unknown COMMIT (the connection broke before its answer) is resolved by reading the commit count
/// under the row's lock, which waits for the old backend to end one way or the other.
///
/// Not thread-safe: one writer thread calls it.
public final class SlotWriter implements BatchStore, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SlotWriter.class);
  private static final int MOST_RUNS_OF_A_BATCH = 5;

  private final Session.Source sessions;
  private final Listener listener;
  private @Nullable Session session;
  private @Nullable Slot slot;

  /// Told of what the writer's thread did; must not block.
  public interface Listener {
    void claimed(int slot, long epoch);

    /// @param decision what was committed
    void committed(Decision decision, Duration took);
  }

  public SlotWriter(Session.Source sessions, Listener listener) {
    this.sessions = sessions;
    this.listener = listener;
  }

  @Override
  public List<Outcome> commit(Instant now, List<Command> commands)
      throws RetryLaterException, BadBatchException {
    for (int run = 1; run <= MOST_RUNS_OF_A_BATCH; run++) {
      try {
        return commitUnder(claimed(), now, commands);
      } catch (IdCollisionException e) {
        rollback();
      } catch (TakenOverException e) {
        LOG.warnf("slot taken over slot=%s", e.slot);
        disconnect();
      } catch (BadBatchException e) {
        disconnect();
        throw e;
      } catch (LostException e) {
        disconnect();
        throw new RetryLaterException("the database is away", e);
      }
    }
    throw new RetryLaterException("other writers keep deciding the same ids", null);
  }

  @Override
  public void idle() {
    try {
      var slot = claimed();
      if (!connected().renew(slot)) {
        throw new TakenOverException(slot);
      }
      connected().commit();
    } catch (LostException | TakenOverException e) {
      LOG.warnf("lease not renewed reason=%s", e.getMessage());
      disconnect();
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  private List<Outcome> commitUnder(Slot before, Instant now, List<Command> commands)
      throws LostException, IdCollisionException, BadBatchException, TakenOverException {
    long start = System.nanoTime();
    var session = connected();
    var decision = session.decide(now, commands, before.last());
    if (decision.recorded().isEmpty()) {
      session.commit(); // replays only: nothing was written
      return decision.outcomes();
    }
    var after = before.after(decision.last());
    if (!session.write(after, decision)) {
      throw new TakenOverException(before);
    }
    commitSurely(session, after);
    slot = after;
    listener.committed(decision, Duration.ofNanos(System.nanoTime() - start));
    return decision.outcomes();
  }

  /// Returns once the transaction is known to be committed.
  private void commitSurely(Session session, Slot after) throws LostException, TakenOverException {
    try {
      session.commit();
    } catch (LostException unknown) {
      LOG.warnf("commit without an answer reason=%s", unknown.getMessage());
      disconnect();
      var seen = connected().commitsSeen(after);
      connected().commit();
      if (seen.isEmpty()) {
        throw new TakenOverException(after);
      }
      if (seen.getAsLong() != after.commits()) {
        throw unknown;
      }
    }
  }

  private Slot claimed() throws LostException {
    while (slot == null) {
      var claimed = connected().claim();
      connected().commit();
      if (claimed.isPresent()) {
        slot = claimed.get();
        LOG.infof("slot claimed slot=%d epoch=%d", slot.slot(), slot.epoch());
        listener.claimed(slot.slot(), slot.epoch());
      }
    }
    return slot;
  }

  private Session connected() throws LostException {
    if (session == null) {
      session = sessions.open();
    }
    return session;
  }

  private void rollback() {
    try {
      connected().rollback();
    } catch (LostException e) {
      disconnect();
    }
  }

  /// Gives up session and slot: the slot is claimed again with a new epoch, which keeps every seq
  /// unique whatever the old session still does.
  private void disconnect() {
    var closing = session;
    session = null;
    slot = null;
    if (closing != null) {
      closing.close();
    }
  }

  private static final class TakenOverException extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final int slot;

    TakenOverException(Slot slot) {
      super("slot " + slot.slot() + " was taken over", null, false, false);
      this.slot = slot.slot();
    }
  }
}
