package dev.bouquet.room.chat;

import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.command.CommandConfig;
import dev.bouquet.room.hub.RoomHubs;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What was said in rooms lately, as this pod has it in memory.
@Singleton
public class NewestMessages {
  private final RoomHubs memory;
  private final CommandConfig config;

  NewestMessages(RoomHubs memory, CommandConfig config) {
    this.memory = memory;
    this.config = config;
  }

  /// Blocks until the feed has its next turn.
  ///
  /// @throws ProblemException `RETRY_LATER` where it has none in time
  public Optional<MessageSaid> find(UUID roomId, UUID messageId) {
    var answer = memory.quote(roomId, messageId);
    try {
      return answer.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (TimeoutException _) {
      throw busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the feed answers or says nothing", e);
    }
  }

  private ProblemException busy() {
    return ProblemException.retryLater(
        "Messages cannot be looked up at the moment.", config.retryAfter());
  }
}
