package dev.bouquet.gift.shoutout.moderation;

import dev.bouquet.gift.shoutout.moderation.LinkToken.Kind;
import java.util.List;

/// Whether a text leads somewhere else: web and e-mail addresses, also in disguise, as in
/// `hxxp://`, `example [dot] com`, `ｅｘａｍｐｌｅ。ｃｏｍ` or `e x a m p l e . c o m`.
///
/// A refusal costs a space after a full stop, so what might be an address by its ending is taken
/// for one; but sentences that begin with a word that is also an ending (`Te amo. Com carinho`) are
/// not.
final class Links {
  private static final int PARTS_OF_IPV4 = 4;
  private static final int LARGEST_PART = 255;
  private static final int LONGEST_ENDING = 24;

  private final List<LinkToken> tokens;
  private final int lastWord;

  private Links(List<LinkToken> tokens) {
    this.tokens = tokens;
    int last = tokens.size() - 1;
    while (last >= 0 && !isWord(last)) {
      last--;
    }
    this.lastWord = last;
  }

  static boolean areIn(String text) {
    var tokens = LinkToken.of(Folding.fold(text));
    return new Links(tokens).isAny() || new Links(LinkToken.spelledTogether(tokens)).isAny();
  }

  private boolean isAny() {
    for (int at = 0; at < tokens.size(); at++) {
      if (isLinkAt(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLinkAt(int at) {
    var token = tokens.get(at);
    return switch (token.kind()) {
      case WORD ->
          Domains.isScheme(token.text())
              || isNumericAddress(at)
              || isPunycode(at)
              || (Domains.isDotSaid(token.text()) && isSaidDomain(at));
      case COLON -> is(at + 1, Kind.SLASH) && is(at + 2, Kind.SLASH);
      case DOT -> !is(at - 1, Kind.DOT) && !is(at + 1, Kind.DOT) && isDomain(at);
      case AT -> isWord(at - 1) && isWord(at + 1) && is(at + 2, Kind.DOT) && isWord(at + 3);
      case SLASH, OPEN, CLOSE, SPACE, OTHER -> false;
    };
  }

  private boolean isDomain(int dot) {
    if (isEnclosed(dot)) {
      return isEnclosedDomain(dot);
    }
    boolean spaceBefore = is(dot - 1, Kind.SPACE);
    boolean spaceAfter = is(dot + 1, Kind.SPACE);
    int name = spaceBefore ? dot - 2 : dot - 1;
    int ending = spaceAfter ? dot + 2 : dot + 1;
    if (!isWord(name) || !isWord(ending)) {
      return false;
    }
    if (!spaceBefore && !spaceAfter) {
      return isTightDomain(text(name), ending);
    }
    boolean likesASentence = spaceAfter && !spaceBefore;
    return likesASentence
        ? endsStrongly(ending)
        : Domains.isStrong(text(ending)) || (isHost(name, ending) && hasPath(ending));
  }

  private boolean isTightDomain(String name, int ending) {
    var last = text(ending);
    return "www".equals(name)
        || Domains.isCommon(last)
        || Domains.isHost(name, last)
        || (hasPath(ending) && last.length() <= LONGEST_ENDING && areLetters(last));
  }

  /// `example [dot] com`, `example dot com`.
  private boolean isSaidDomain(int dot) {
    if (isEnclosed(dot)) {
      return isEnclosedDomain(dot);
    }
    int name = is(dot - 1, Kind.SPACE) ? dot - 2 : dot - 1;
    int ending = is(dot + 1, Kind.SPACE) ? dot + 2 : dot + 1;
    return isWord(name)
        && isWord(ending)
        && (Domains.isDotAlone(text(dot)) ? Domains.isStrong(text(ending)) : endsStrongly(ending));
  }

  private boolean isEnclosed(int dot) {
    return is(dot - 1, Kind.OPEN) && is(dot + 1, Kind.CLOSE);
  }

  private boolean isEnclosedDomain(int dot) {
    int name = is(dot - 2, Kind.SPACE) ? dot - 3 : dot - 2;
    int ending = is(dot + 2, Kind.SPACE) ? dot + 3 : dot + 2;
    return isWord(name)
        && isWord(ending)
        && (Domains.isCommon(text(ending)) || isHost(name, ending) || hasPath(ending));
  }

  private boolean endsStrongly(int ending) {
    return Domains.isStrong(text(ending)) && (ending == lastWord || hasPath(ending));
  }

  /// `xn--`: a name that is written in letters of its own (RFC 3492).
  private boolean isPunycode(int at) {
    return "xn".equals(text(at)) && isHyphen(at + 1) && isHyphen(at + 2) && isWord(at + 3);
  }

  private boolean isHyphen(int at) {
    return is(at, Kind.OTHER) && "-".equals(text(at));
  }

  private boolean isNumericAddress(int first) {
    if (is(first - 1, Kind.DOT)) {
      return false;
    }
    for (int part = 0; part < PARTS_OF_IPV4; part++) {
      int at = first + 2 * part;
      if (!isWord(at) || !isByte(text(at)) || (part > 0 && !is(at - 1, Kind.DOT))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isByte(String digits) {
    return digits.length() <= 3
        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && Integer.parseInt(digits) <= LARGEST_PART;
  }

  private static boolean areLetters(String text) {
    return text.length() > 1 && text.codePoints().allMatch(Character::isLetter);
  }

  private boolean isHost(int name, int ending) {
    return Domains.isHost(text(name), text(ending));
  }

  private boolean hasPath(int ending) {
    return is(ending + 1, Kind.SLASH) || (is(ending + 1, Kind.SPACE) && is(ending + 2, Kind.SLASH));
  }

  private boolean is(int at, Kind kind) {
    return at >= 0 && at < tokens.size() && tokens.get(at).is(kind);
  }

  private boolean isWord(int at) {
    return is(at, Kind.WORD);
  }

  private String text(int at) {
    return tokens.get(at).text();
  }
}
