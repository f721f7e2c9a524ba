package dev.bouquet.gift.shoutout.moderation;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words that are not sent, of all languages at once, since nobody knows a message's.
/// Immutable.
///
/// A word is found whatever its case, width and accents, with lookalikes of other alphabets, digits
/// for letters, repeated letters, taken apart (`b.a.d`, `b a d`), and with signs in it. Where a
/// script puts spaces between words, a word is found as a whole only: `ass` is no part of `class`.
/// Where it does not, or where endings grow onto words (Korean), it is found anywhere, and what is
/// innocent and has it (`시발점`) must be allowed by name.
public final class WordList {
  /// Shorter words are not looked for in letters that stand alone: too many of them have one.
  private static final int LEAST_SPELLED = 3;

  private static final Pattern FOUND_ANYWHERE =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}"
              + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

  private final WordTrie whole = new WordTrie(true);
  private final WordTrie anywhere = new WordTrie(false);
  private final WordTrie spelled = new WordTrie(true);
  private final Set<String> allowedWords;
  private final Set<String> allowedAnywhere;

  private WordList(Collection<String> blocked, Collection<String> allowed) {
    blocked.stream().filter(WordList::canBeFound).forEach(this::block);
    var byKind =
        allowed.stream()
            .map(WordList::normal)
            .collect(
                Collectors.partitioningBy(
                    WordList::isFoundAnywhere, Collectors.toUnmodifiableSet()));
    allowedWords = byKind.getOrDefault(false, Set.of());
    allowedAnywhere = byKind.getOrDefault(true, Set.of());
  }

  /// @param allowed innocent words that have a blocked one, spelled exactly, case aside
  public static WordList of(Collection<String> blocked, Collection<String> allowed) {
    return new WordList(blocked, allowed);
  }

  /// A word as lists keep it: in its composed form and in lower case.
  public static String normal(String word) {
    return PlainText.of(Folding.lower(PlainText.of(word)));
  }

  /// Whether a list can have the word: two letters at least, or one that is a word by itself, and
  /// nothing hidden.
  public static boolean canBeFound(String word) {
    if (!Characters.areAllVisible(word)) {
      return false;
    }
    var letters = Readings.wordIn(Folding.fold(word)).replace(" ", "");
    return letters.codePointCount(0, letters.length()) > 1 || isFoundAnywhere(letters);
  }

  /// Whether a list can allow the word: one word, without spaces or signs in it.
  public static boolean canBeAllowed(String word) {
    return canBeFound(word) && (isFoundAnywhere(word) || WORD.matcher(word).matches());
  }

  /// @param text in the form that travels
  public boolean hasAnyIn(String text) {
    return isFound(text) && isFound(withoutAllowed(text));
  }

  private void block(String word) {
    var form = Readings.wordIn(Folding.fold(word));
    var letters = form.replace(" ", "");
    if (isFoundAnywhere(letters)) {
      anywhere.add(letters);
      return;
    }
    whole.add(" " + form + " ");
    if (letters.codePointCount(0, letters.length()) >= LEAST_SPELLED) {
      spelled.add(letters);
    }
  }

  private boolean isFound(String text) {
    var readings = Readings.of(Folding.fold(text));
    return readings.words().stream().anyMatch(whole::hasAnyIn)
        || readings.stretches().stream().anyMatch(anywhere::hasAnyIn)
        || spelled.hasAnyIn(readings.spelled())
        || anywhere.hasAnyIn(readings.spelled());
  }

  /// Only for what was found, which is seldom: it costs a look at the text for each allowed word of
  /// a script without spaces.
  private String withoutAllowed(String text) {
    var rest = normal(text);
    for (var word : allowedAnywhere) {
      rest = rest.replace(word, " ");
    }
    return WORD.matcher(rest)
        .replaceAll(word ->
            allowedWords.contains(word.group()) ? " " : Matcher.quoteReplacement(word.group()));
  }

  private static boolean isFoundAnywhere(String word) {
    return FOUND_ANYWHERE.matcher(word).find();
  }
}
