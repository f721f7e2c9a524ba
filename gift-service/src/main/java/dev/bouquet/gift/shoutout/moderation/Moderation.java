package dev.bouquet.gift.shoutout.moderation;

import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_HAS_BLOCKED_WORD;
import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_HAS_CONTROL_CHARACTERS;
import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_HAS_LINK;
import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_MALFORMED;
import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_TOO_LONG;

import dev.bouquet.gift.shoutout.moderation.ShoutOut.Accepted;
import dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason;
import dev.bouquet.gift.shoutout.moderation.ShoutOut.Refused;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides about a message. What it accepts it accepts again, unchanged.
public final class Moderation {
  /// UTF-16 units, so at most three times as many bytes. Enough for any 200 characters as people
  /// count them, and small enough for everything that comes after it.
  static final int MOST_UNITS = 2_000;

  private Moderation() {}

  /// @param mostCharacters as people count them: an emoji is one, whatever it is made of
  /// @param isBlocked whether a text, in the form that travels, has a word that is not wanted
  public static ShoutOut of(String text, int mostCharacters, Predicate<String> isBlocked) {
    if (text.length() > MOST_UNITS) {
      return new Refused(MESSAGE_TOO_LONG);
    }
    var plain = PlainText.of(text);
    return whyNot(plain, mostCharacters, isBlocked)
        .<ShoutOut>map(Refused::new)
        .orElseGet(() -> new Accepted(plain));
  }

  private static Optional<Reason> whyNot(
      String plain, int mostCharacters, Predicate<String> isBlocked) {
    if (!Characters.areAllWhole(plain)) {
      return Optional.of(MESSAGE_MALFORMED);
    }
    if (!Characters.areAllVisible(plain)) {
      return Optional.of(MESSAGE_HAS_CONTROL_CHARACTERS);
    }
    if (plain.length() > MOST_UNITS || PlainText.characterCount(plain) > mostCharacters) {
      return Optional.of(MESSAGE_TOO_LONG);
    }
    if (Links.areIn(plain)) {
      return Optional.of(MESSAGE_HAS_LINK);
    }
    return isBlocked.test(plain) ? Optional.of(MESSAGE_HAS_BLOCKED_WORD) : Optional.empty();
  }
}
