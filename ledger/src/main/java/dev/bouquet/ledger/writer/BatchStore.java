package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import java.time.Instant;
import java.util.List;

/// Makes a batch of commands one commit.
public interface BatchStore {
  /// @return one outcome per command, in their order; all of them durable
  /// @throws RetryLaterException where nothing is known to be committed; asking again by id tells
  /// @throws BadBatchException where nothing was committed because of what one of the commands says
  List<Outcome> commit(Instant now, List<Command> commands)
      throws RetryLaterException, BadBatchException;

  /// Called when there is nothing to commit, about once a second: keeps the writer's lease.
  void idle();

  /// The database refused the batch for its content. The core lets nothing pass that the database
  /// refuses, so this is a mistake in the code, and must still not fail the neighbours.
  final class BadBatchException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadBatchException(Throwable cause) {
      super(cause);
    }
  }
}
