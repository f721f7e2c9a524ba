package dev.bouquet.room.command;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.EndRoom;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.StartRoom;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Writes a command and waits for its outcome. Blocks its caller, who is on a virtual thread.
@Singleton
class CommandService {
  private static final Logger LOG = Logger.getLogger(CommandService.class);

  private final CommandConfig config;
  private final PendingCommands pending;
  private final RoomInputWriter writer;

  CommandService(CommandConfig config, PendingCommands pending, RoomInputWriter writer) {
    this.config = config;
    this.pending = pending;
    this.writer = writer;
  }

  CommandResult create(UUID roomId, Caller host, String title) {
    return run(
        command(roomId, host)
            .setCreate(CreateRoom.newBuilder().setTitle(title).setHostName(host.name())));
  }

  CommandResult start(UUID roomId, Caller host) {
    return run(command(roomId, host).setStart(StartRoom.getDefaultInstance()));
  }

  CommandResult end(UUID roomId, Caller host) {
    return run(command(roomId, host).setEnd(EndRoom.getDefaultInstance()));
  }

  private static RoomInput.Builder command(UUID roomId, Caller actor) {
    var now = Instant.now();
    return RoomInput.newBuilder()
        .setCommandId(Ids.next().toString())
        .setRoomId(roomId.toString())
        .setActorId(actor.id().toString())
        .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }

  private CommandResult run(RoomInput.Builder command) {
    var input = command.build();
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
        : new CommandResult.Refused(done.getRefusedWith());
  }
}
