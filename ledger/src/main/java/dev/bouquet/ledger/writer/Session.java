package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.writer.BatchStore.BadBatchException;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A writer's own connection to the database. One transaction at a time: it begins with the first
/// call after a commit, a rollback or the opening.
public interface Session extends AutoCloseable {
  /// Claims this owner's slot, else one whose lease ran out, else a new one, under a new epoch, and
  /// ends the session of whoever wrote under it. Empty where another owner was quicker; try again.
  Optional<Slot> claim() throws LostException;

  /// Locks, looks up and decides.
  Decision decide(Instant now, List<Command> commands, Position last)
      throws LostException, IdCollisionException, BadBatchException;

  /// Writes what was decided, the outbox row of what was sequenced, and the slot's row as it is
  /// after the batch.
  ///
  /// @param decision with something to record
  /// @return false where the slot was taken over, so that nothing may be committed
  boolean write(Slot after, Decision decision)
      throws LostException, IdCollisionException, BadBatchException;

  /// Writes the slot's row, to renew its lease.
  ///
  /// @return false where the slot was taken over
  boolean renew(Slot slot) throws LostException;

  void commit() throws LostException;

  void rollback() throws LostException;

  /// How many commits the slot's row counts in the slot's epoch, waiting for a session that may
  /// still be committing; empty where the slot was taken over.
  OptionalLong commitsSeen(Slot slot) throws LostException;

  /// Never fails: a session that is lost is closed all the same.
  @Override
  void close();

  /// Opens a session of its own for a writer; it is not shared with anybody.
  @FunctionalInterface
  interface Source {
    Session open() throws LostException;
  }

  /// The database did not answer, or not as it should. What the call asked for may have happened.
  final class LostException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    public LostException(String reason, @Nullable Throwable cause) {
      super(reason, cause, false, cause != null);
    }
  }
}
