package dev.bouquet.room.command;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Writes a command and waits for its outcome. Blocks its caller, who is on a virtual thread.
@Singleton
public class RoomCommands {
  private static final Logger LOG = Logger.getLogger(RoomCommands.class);

  private final CommandConfig config;
  private final PendingCommands pending;
  private final RoomInputWriter writer;

  RoomCommands(CommandConfig config, PendingCommands pending, RoomInputWriter writer) {
    this.config = config;
    this.pending = pending;
    this.writer = writer;
  }

  /// @param ask with one of its inputs set and nothing else
  public CommandResult run(UUID roomId, Caller actor, RoomInput.Builder ask) {
    var now = Instant.now();
    var input =
        ask.setCommandId(Ids.next().toString())
            .setRoomId(roomId.toString())
            .setActorId(actor.id().toString())
            .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build();
    var commandId = UUID.fromString(input.getCommandId());
    var outcome = pending.register(commandId);
    if (outcome.isEmpty()) {
      return new CommandResult.Unanswered();
    }
    try {
      return await(input, outcome.get());
    } finally {
      pending.forget(commandId);
    }
  }

  private CommandResult await(RoomInput input, CompletableFuture<CommandDone> outcome) {
    try {
      var _ = writer.write(input);
      return resultOf(outcome.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException | KafkaException e) {
      LOG.warnf(
          "a command had no outcome in time commandId=%s roomId=%s: %s",
          input.getCommandId(), input.getRoomId(), e);
      return new CommandResult.Unanswered();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new CommandResult.Unanswered();
    }
  }

  private static CommandResult resultOf(CommandDone done) {
    return done.getRefusedWith().isEmpty()
        ? new CommandResult.Done(done.getRoom(), done.getUnchanged())
        : new CommandResult.Refused(done.getRefusedWith(), retryAt(done));
  }

  private static Optional<Instant> retryAt(CommandDone done) {
    return done.hasRetryAt() ? Optional.of(RoomView.instant(done.getRetryAt())) : Optional.empty();
  }
}
