package dev.bouquet.gift.shoutout.moderation;

/// What became of the words that somebody wants to send with a gift.
public sealed interface ShoutOut {

  /// @param text what travels: NFC, white space collapsed, nothing hidden in it; empty where
  ///   nothing was said
  record Accepted(String text) implements ShoutOut {}

  record Refused(Reason reason) implements ShoutOut {}

  /// The names are the codes that clients see. None says which word or which character it was: that
  /// would teach how to get around it.
  enum Reason {
    MESSAGE_TOO_LONG("The message is longer than a gift of this size carries."),
    MESSAGE_MALFORMED("The message has half of a character: of a surrogate pair only one."),
    MESSAGE_HAS_CONTROL_CHARACTERS(
        "The message has control characters, or others that nobody sees."),
    MESSAGE_HAS_LINK("The message has an address; where it has none, put a space after each dot."),
    MESSAGE_HAS_BLOCKED_WORD("The message has a word that is not sent with gifts.");

    private final String detail;

    Reason(String detail) {
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }
  }
}
