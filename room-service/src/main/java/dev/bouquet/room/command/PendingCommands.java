package dev.bouquet.room.command;

import dev.bouquet.contracts.room.v1.CommandDone;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.feed.FeedListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Commands of this pod whose outcome has not come yet.
///
/// Registered before the command is written: the outcome may come before the write is confirmed.
@Singleton
public class PendingCommands implements FeedListener {
  private final Map<String, CompletableFuture<CommandDone>> pending = new ConcurrentHashMap<>();
  private final Semaphore places;

  PendingCommands(CommandConfig config) {
    this.places = new Semaphore(config.maxPendingCount());
  }

  /// Empty where too many are pending. Whoever gets one gives it back with [#forget].
  Optional<CompletableFuture<CommandDone>> register(UUID commandId) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    var outcome = new CompletableFuture<CommandDone>();
    pending.put(commandId.toString(), outcome);
    return Optional.of(outcome);
  }

  void forget(UUID commandId) {
    if (pending.remove(commandId.toString()) != null) {
      places.release();
    }
  }

  /// Outcomes of other pods' commands pass by.
  @Override
  public void event(UUID roomId, RoomEvent event) {
    if (event.hasCommandDone()) {
      var outcome = pending.get(event.getCommandDone().getCommandId());
      if (outcome != null) {
        outcome.complete(event.getCommandDone());
      }
    }
  }
}
