package dev.bouquet.gift.shoutout.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds words in a text. One that takes repetitions finds `bad` in `baaad`; a letter that the word
/// has twice must be there twice, so `as` does not have `ass`.
///
/// Steps: at most the text's length times the longest word's, however many words there are. Built
/// by one thread, then only read.
final class WordTrie {
  private static final class Node {
    private final Map<Integer, Node> next = new HashMap<>();

    /// How often each letter on the way here stands in a row, for every word that ends here.
    private final List<int[]> ends = new ArrayList<>();
  }

  /// A text without its repetitions.
  private static final class Runs {
    /// No two in a row are the same.
    private final int[] points;

    /// How often each of them stands there.
    private final int[] times;

    private final int size;

    private Runs(String text) {
      int[] all = text.codePoints().toArray();
      points = new int[all.length];
      times = new int[all.length];
      int last = -1;
      for (int point : all) {
        if (last < 0 || points[last] != point) {
          points[++last] = point;
        }
        times[last]++;
      }
      size = last + 1;
    }

    /// What stands before the word and behind it may begin and end with the word's letters.
    boolean has(int[] wanted, int from, boolean repeated) {
      for (int i = 0; i < wanted.length; i++) {
        boolean takesMore = repeated || i == 0 || i == wanted.length - 1;
        int there = times[from + i];
        if (there < wanted[i] || (there > wanted[i] && !takesMore)) {
          return false;
        }
      }
      return true;
    }
  }

  private final Node root = new Node();
  private final boolean takesRepetitions;

  WordTrie(boolean takesRepetitions) {
    this.takesRepetitions = takesRepetitions;
  }

  void add(String word) {
    var runs = new Runs(word);
    if (runs.size == 0) {
      throw new IllegalArgumentException("an empty word is in every text");
    }
    var node = root;
    var wanted = new int[runs.size];
    for (int i = 0; i < runs.size; i++) {
      node = node.next.computeIfAbsent(runs.points[i], _ -> new Node());
      wanted[i] = runs.times[i];
    }
    node.ends.add(wanted);
  }

  boolean hasAnyIn(String text) {
    if (root.next.isEmpty()) {
      return false;
    }
    var runs = new Runs(text);
    for (int from = 0; from < runs.size; from++) {
      if (beginsAt(runs, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsAt(Runs runs, int from) {
    var node = root.next.get(runs.points[from]);
    for (int at = from; node != null; at++) {
      if (node.ends.stream().anyMatch(wanted -> runs.has(wanted, from, takesRepetitions))) {
        return true;
      }
      node = at + 1 < runs.size ? node.next.get(runs.points[at + 1]) : null;
    }
    return false;
  }
}
