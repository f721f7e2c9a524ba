package dev.bouquet.gift.sending;

import dev.bouquet.gift.room.Speech;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import java.util.Arrays;
import java.util.Optional;

/// Why a gift is refused for good. The names are the codes that clients see and that the wallet
/// keeps with the id.
enum Refusal {
  ROOM_NOT_FOUND(404, "There is no such room."),
  GIFT_NOT_FOUND(404, "There is no such gift in the catalog."),
  PRICE_CHANGED(422, "The gift costs something else by now: look at the catalog again."),
  GIFT_NOT_COMBOABLE(422, "This gift is not sent in combos."),
  ROOM_NOT_LIVE(422, "The room takes gifts only while it is live."),
  ROOM_SUSPENDED(422, "The platform has suspended the room."),
  SELF_GIFT(422, "Nobody can send gifts to themselves."),
  SENDER_EXCLUDED(403, "This account sends no gifts: the platform takes none from its kind."),
  RECEIVER_EXCLUDED(422, "The platform lets nobody send gifts to this account."),
  RECEIVER_NOT_ON_STAGE(422, "The receiver is neither the room's host nor a guest on the stage."),
  NOT_ROOM_MODERATOR(403, "Only the room's host and moderators may send test gifts."),
  ROOM_ENDED(422, "The room has ended."),
  BANNED_FROM_ROOM(403, "The sender is banned from this room."),
  FOLLOWERS_ONLY_IN_ROOM(403, "This room takes gifts from the host's followers only."),
  MESSAGE_TOO_LONG(422, ShoutOut.Reason.MESSAGE_TOO_LONG.detail()),
  MESSAGE_MALFORMED(422, ShoutOut.Reason.MESSAGE_MALFORMED.detail()),
  MESSAGE_HAS_CONTROL_CHARACTERS(422, ShoutOut.Reason.MESSAGE_HAS_CONTROL_CHARACTERS.detail()),
  MESSAGE_HAS_LINK(422, ShoutOut.Reason.MESSAGE_HAS_LINK.detail()),
  MESSAGE_HAS_BLOCKED_WORD(422, ShoutOut.Reason.MESSAGE_HAS_BLOCKED_WORD.detail()),
  MESSAGES_OFF_IN_ROOM(422, "At present only the host and the moderators speak in this room."),
  MUTED_IN_ROOM(403, "The sender is muted in this room: a gift without words is welcome."),
  MESSAGE_BLOCKED_IN_ROOM(422, "The message has a word that the room's host does not want."),
  GIFT_TOO_EXPENSIVE(422, "All together the gift costs more than one gift may cost."),
  GIFT_ABOVE_ROOM_LIMIT(422, "The gift costs more than this room takes at once."),
  KEY_REUSED(422, "This Idempotency-Key belongs to another request."),
  INSUFFICIENT_FUNDS(422, "The wallet holds too few coins for this gift."),
  ACCOUNT_FROZEN(422, "The wallet is frozen."),
  ACCOUNT_OWING(422, "The sender owes coins: gifts can be sent again once they are repaid."),
  ACCOUNT_CLOSED(422, "The wallet is closed."),
  TRANSFER_LIMIT(422, "The gift costs more than the sender's limit for one gift."),
  DAILY_LIMIT(422, "The sender's limit for today is reached."),
  WEEKLY_LIMIT(422, "The sender's limit for this week is reached."),
  MONTHLY_LIMIT(422, "The sender's limit for this month is reached."),
  SENT_GIFT_NOT_FOUND(404, "The caller has sent no such gift in this room."),
  UNDO_NOT_OFFERED(422, "Gifts of this price are not taken back."),
  UNDO_EXPIRED(422, "It is too late to take this gift back."),
  GIFT_ALREADY_TAKEN_BACK(422, "The gift's coins are back in the wallet already."),
  GIFT_ERASED(410, "The gift was sent, and its sender's words have been erased since.");

  private final int status;
  private final String detail;

  Refusal(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  String detail() {
    return detail;
  }

  static Refusal of(ShoutOut.Reason reason) {
    return switch (reason) {
      case MESSAGE_TOO_LONG -> MESSAGE_TOO_LONG;
      case MESSAGE_MALFORMED -> MESSAGE_MALFORMED;
      case MESSAGE_HAS_CONTROL_CHARACTERS -> MESSAGE_HAS_CONTROL_CHARACTERS;
      case MESSAGE_HAS_LINK -> MESSAGE_HAS_LINK;
      case MESSAGE_HAS_BLOCKED_WORD -> MESSAGE_HAS_BLOCKED_WORD;
    };
  }

  static Refusal of(Speech.Silence why) {
    return switch (why) {
      case OFF -> MESSAGES_OFF_IN_ROOM;
      case MUTED -> MUTED_IN_ROOM;
      case UNWANTED_WORD -> MESSAGE_BLOCKED_IN_ROOM;
    };
  }

  /// Empty for a code that only a newer version of this service knows.
  static Optional<Refusal> named(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }
}
