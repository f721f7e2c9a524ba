package dev.bouquet.room.chat;

import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.Say;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.CommandResult;
import dev.bouquet.room.command.RoomCommands;
import dev.bouquet.room.directory.RoomLookup;
import dev.bouquet.room.follow.FollowStore;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

@Singleton
class ChatService {
  private final RoomCommands commands;
  private final RoomLookup rooms;
  private final FollowStore follows;
  private final MessageThrottle throttle;

  ChatService(
      RoomCommands commands, RoomLookup rooms, FollowStore follows, MessageThrottle throttle) {
    this.commands = commands;
    this.rooms = rooms;
    this.follows = follows;
    this.throttle = throttle;
  }

  CommandResult say(UUID roomId, Caller author, UUID messageId, SayRequest request)
      throws SQLException {
    var retryAt = throttle.take(author.id(), Instant.now());
    if (retryAt.isPresent()) {
      return new CommandResult.Refused("TOO_MANY_MESSAGES", retryAt);
    }
    var say =
        Say.newBuilder()
            .setMessageId(messageId.toString())
            .setText(request.text())
            .setAuthorName(author.name())
            .setFollowsHost(followsHost(roomId, author))
            .addAllMentionedIds(request.mentions().stream().map(UUID::toString).toList());
    return commands.run(roomId, author, RoomInput.newBuilder().setSay(say));
  }

  /// Looked up only where the room asks for it. While a change of the chat's mode is on its way to
  /// this pod a follower may be refused, and tries again.
  private boolean followsHost(UUID roomId, Caller author) throws SQLException {
    var room = rooms.find(roomId);
    return room.isPresent()
        && room.get().getSettings().getChatMode() == ChatMode.CHAT_MODE_FOLLOWERS
        && follows.since(author.id(), UUID.fromString(room.get().getHostId())).isPresent();
  }
}
