package dev.bouquet.gift.shoutout.moderation;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words that the host of a room does not want there. Immutable; made ready for searching when
/// somebody first says something, since most rooms never need it.
///
/// What the room's chat does not let through is found here, too: as [WordList] finds it, so also
/// with lookalikes of other alphabets. A word with digits, as in `1488`, and one of a single letter
/// is found as it is written: read as letters it would stand for others.
public final class HostWords {
  public static final HostWords NONE = new HostWords(Set.of());

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  private final Set<String> words;
  private volatile @Nullable Search search;

  private HostWords(Set<String> words) {
    this.words = words;
  }

  public static HostWords of(Collection<String> words) {
    return words.isEmpty() ? NONE : new HostWords(Set.copyOf(words));
  }

  /// @param text in the form that travels
  public boolean haveAnyIn(String text) {
    return !words.isEmpty() && search().hasAnyIn(text);
  }

  /// Two at once make the same.
  private Search search() {
    var ready = search;
    if (ready == null) {
      ready = Search.of(words);
      search = ready;
    }
    return ready;
  }

  /// @param list of the words that are read as letters
  /// @param written the others, with a space before and behind
  private record Search(WordList list, List<String> written) {

    static Search of(Set<String> words) {
      var kinds = words.stream().collect(Collectors.partitioningBy(Search::isReadAsLetters));
      return new Search(
          WordList.of(kinds.getOrDefault(true, List.of()), Set.of()),
          kinds.getOrDefault(false, List.of()).stream()
              .map(word -> apart(Folding.fold(word)))
              .filter(word -> !word.isBlank())
              .toList());
    }

    private static boolean isReadAsLetters(String word) {
      return !DIGIT.matcher(word).find() && WordList.canBeFound(word);
    }

    boolean hasAnyIn(String text) {
      return list.hasAnyIn(text) || isWritten(Folding.fold(text));
    }

    private boolean isWritten(String folded) {
      if (written.isEmpty()) {
        return false;
      }
      var apart = apart(folded);
      var whole = whole(folded);
      return written.stream().anyMatch(word -> apart.contains(word) || whole.contains(word));
    }

    /// Words end at everything that is no letter and no digit.
    private static String apart(String folded) {
      return NO_PART_OF_A_WORD
          .splitAsStream(folded)
          .filter(word -> !word.isEmpty())
          .collect(joining(" ", " ", " "));
    }

    /// Words end at spaces, and have no other gaps.
    private static String whole(String folded) {
      return SPACES
          .splitAsStream(folded)
          .map(token -> NO_PART_OF_A_WORD.matcher(token).replaceAll(""))
          .filter(word -> !word.isEmpty())
          .collect(joining(" ", " ", " "));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostWords host && words.equals(host.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return words.size() + " words of a host";
  }
}
