package dev.bouquet.room.report;

import dev.bouquet.contracts.room.v1.Ban;
import dev.bouquet.contracts.room.v1.DeleteMessage;
import dev.bouquet.contracts.room.v1.DeleteMessagesOf;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.Mute;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.chat.NewestMessages;
import dev.bouquet.room.command.CommandResult;
import dev.bouquet.room.command.RoomCommands;
import dev.bouquet.room.directory.RoomLookup;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What viewers say about messages, and what is done to those.
@Singleton
public class Reports {
  private static final Logger LOG = Logger.getLogger(Reports.class);

  private final RoomLookup rooms;
  private final RoomCommands commands;
  private final NewestMessages messages;
  private final ReportStore store;

  Reports(RoomLookup rooms, RoomCommands commands, NewestMessages messages, ReportStore store) {
    this.rooms = rooms;
    this.commands = commands;
    this.messages = messages;
    this.store = store;
  }

  /// Each person reports a message once, also where the room has forgotten it since.
  ReportResult report(UUID roomId, UUID messageId, UUID reporter, Reason reason)
      throws SQLException {
    var room = rooms.find(roomId);
    if (room.isEmpty()) {
      return new ReportResult.NoSuchRoom();
    }
    if (room.get().getBannedIdsList().contains(reporter.toString())) {
      return new ReportResult.Banned();
    }
    if (store.hasReported(roomId, messageId, reporter)) {
      return new ReportResult.Taken(true);
    }
    var said = messages.find(roomId, messageId);
    return said.isEmpty()
        ? new ReportResult.NoSuchMessage()
        : report(words(roomId, messageId, said.get()), reporter, reason);
  }

  private ReportResult report(ReportStore.Words words, UUID reporter, Reason reason)
      throws SQLException {
    if (store.report(words, reporter, reason)) {
      return new ReportResult.Taken(false);
    }
    return store.hasReported(words.roomId(), words.messageId(), reporter)
        ? new ReportResult.Taken(true)
        : new ReportResult.TooMany(store.nextReportAt(reporter));
  }

  private static ReportStore.Words words(UUID roomId, UUID messageId, MessageSaid said) {
    return new ReportStore.Words(
        roomId,
        messageId,
        UUID.fromString(said.getAuthorId()),
        said.getAuthorName(),
        said.getText());
  }

  /// Deletes a message, whether it was reported or not. Whoever said it is told to the room where
  /// anybody still knows.
  public CommandResult delete(UUID roomId, UUID messageId, Caller by) throws SQLException {
    var author = messages.find(roomId, messageId).map(MessageSaid::getAuthorId);
    var result = delete(roomId, messageId, author, by);
    if (result instanceof CommandResult.Done) {
      close(roomId, () -> store.resolve(roomId, messageId, Resolution.DELETE, by.id()));
    }
    return result;
  }

  /// Deletes everything that a person has said in the room so far.
  public CommandResult deleteAllOf(UUID roomId, UUID author, Caller by) {
    var delete = DeleteMessagesOf.newBuilder().setPersonId(author.toString());
    return runDeletingAllOf(roomId, author, by, RoomInput.newBuilder().setDeleteMessagesOf(delete));
  }

  /// Bans a person, whose messages go with that.
  public CommandResult ban(UUID roomId, UUID person, Caller by) {
    var ban = Ban.newBuilder().setPersonId(person.toString());
    return runDeletingAllOf(roomId, person, by, RoomInput.newBuilder().setBan(ban));
  }

  private CommandResult runDeletingAllOf(
      UUID roomId, UUID author, Caller by, RoomInput.Builder ask) {
    var result = commands.run(roomId, by, ask);
    if (result instanceof CommandResult.Done) {
      close(roomId, () -> store.resolveAllOf(roomId, author, Resolution.DELETE, by.id()));
    }
    return result;
  }

  @FunctionalInterface
  private interface Closing {
    void run() throws SQLException;
  }

  /// Messages are gone, whatever becomes of what was said about them: a report that stays open is
  /// looked at once more.
  private static void close(UUID roomId, Closing reports) {
    try {
      reports.run();
    } catch (SQLException e) {
      LOG.warnf("reports of deleted messages stay open roomId=%s: %s", roomId, e);
    }
  }

  /// Mutes the author first, so that nothing is done where that is refused; all of it may be asked
  /// for again.
  ///
  /// @param muteSeconds null where the author may go on
  CommandResult deleteReported(
      UUID roomId, UUID messageId, UUID author, @Nullable Integer muteSeconds, Caller by)
      throws SQLException {
    if (muteSeconds != null) {
      var muted = mute(roomId, author, muteSeconds, by);
      if (!(muted instanceof CommandResult.Done)) {
        return muted;
      }
    }
    var deleted = delete(roomId, messageId, Optional.of(author.toString()), by);
    if (deleted instanceof CommandResult.Done) {
      store.resolve(roomId, messageId, Resolution.DELETE, by.id());
    }
    return deleted;
  }

  private CommandResult delete(UUID roomId, UUID messageId, Optional<String> author, Caller by) {
    var delete = DeleteMessage.newBuilder().setMessageId(messageId.toString());
    author.ifPresent(delete::setAuthorId);
    return commands.run(roomId, by, RoomInput.newBuilder().setDeleteMessage(delete));
  }

  private CommandResult mute(UUID roomId, UUID person, int seconds, Caller by) {
    var mute = Mute.newBuilder().setPersonId(person.toString()).setSeconds(seconds);
    return commands.run(roomId, by, RoomInput.newBuilder().setMute(mute));
  }
}
