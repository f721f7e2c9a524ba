package dev.bouquet.room.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.TopList.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// The bounded list against one that knows everybody. More people than the list has places and few
/// different amounts, so that many are let go, come back, and share a place.
class TopListPropertyTest {
  private static final int PEOPLE = TopList.MAX_COUNT + 8;
  private static final int MOST_MORE = 4;

  /// @param by how much a person has more than before, or less
  record Change(int person, int by) {}

  @Property
  void whoeverIsNamedHasThatPlaceAndThatMuch(@ForAll("anyChanges") List<Change> changes) {
    var everybody = new Everybody();
    var list = TopList.EMPTY;

    for (var change : afterAllHaveSome(changes)) {
      var now = everybody.change(change);
      list = list.with(now.person(), now.name(), now.amount());

      assertThat(list.entries())
          .isEqualTo(everybody.ranked().subList(0, list.entries().size()))
          .hasSizeLessThanOrEqualTo(TopList.MAX_COUNT);
    }
  }

  @Property
  void nobodyIsMissingWhileAmountsOnlyGrow(@ForAll("growth") List<Change> changes) {
    var everybody = new Everybody();
    var list = TopList.EMPTY;

    for (var change : changes) {
      var now = everybody.change(change);
      list = list.with(now.person(), now.name(), now.amount());
    }

    var ranked = everybody.ranked();
    assertThat(list.entries())
        .isEqualTo(ranked.subList(0, Math.min(ranked.size(), TopList.MAX_COUNT)));
  }

  @Test
  void whoHadAsMuchAsSomebodyLetGoLaterIsNotNamedBeforeThem() {
    var everybody = new Everybody();
    var list = TopList.EMPTY;
    for (int person = 0; person <= TopList.MAX_COUNT; person++) {
      var now = everybody.change(new Change(person, 3));
      list = list.with(now.person(), now.name(), now.amount());
    }

    var less = everybody.change(new Change(0, -1));
    list = list.with(less.person(), less.name(), less.amount());
    var late = everybody.change(new Change(TopList.MAX_COUNT + 1, 3));
    list = list.with(late.person(), late.name(), late.amount());

    assertThat(list.entries())
        .extracting(Entry::person)
        .doesNotContain(less.person(), late.person());
  }

  /// So that the list is full before anything goes back.
  private static List<Change> afterAllHaveSome(List<Change> changes) {
    var all = new ArrayList<Change>();
    for (int person = 0; person < PEOPLE; person++) {
      all.add(new Change(person, MOST_MORE));
    }
    all.addAll(changes);
    return all;
  }

  @Provide
  Arbitrary<List<Change>> anyChanges() {
    return changes(-MOST_MORE);
  }

  @Provide
  Arbitrary<List<Change>> growth() {
    return changes(1);
  }

  private static Arbitrary<List<Change>> changes(int least) {
    var person = Arbitraries.integers().between(0, PEOPLE - 1);
    var by = Arbitraries.integers().between(least, MOST_MORE).filter(some -> some != 0);
    return Combinators.combine(person, by).as(Change::new).list().ofMaxSize(150);
  }

  /// Forgets nobody.
  private static final class Everybody {
    private final Map<Integer, Long> amounts = new HashMap<>();
    private final Map<Integer, Integer> changedAt = new HashMap<>();

    Entry change(Change change) {
      amounts.merge(change.person(), (long) change.by(), Long::sum);
      changedAt.put(
          change.person(), changedAt.values().stream().mapToInt(n -> n).max().orElse(0) + 1);
      return entry(change.person());
    }

    /// Most first; of two with as much the one who has had it for longer.
    List<Entry> ranked() {
      var people = new ArrayList<>(amounts.keySet());
      people.removeIf(person -> amounts.get(person) <= 0);
      people.sort(
          Comparator.<Integer>comparingLong(person -> -amounts.get(person))
              .thenComparing(changedAt::get));
      return people.stream().map(this::entry).toList();
    }

    private Entry entry(int person) {
      return new Entry(new UUID(0, person), "person " + person, amounts.get(person));
    }
  }
}
