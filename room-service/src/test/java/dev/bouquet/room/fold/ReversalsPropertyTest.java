package dev.bouquet.room.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.TopList.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Charges and reversals come at least once and in order per slot, slots mixed anyhow, so that a
/// reversal may come before its charge where they are of different slots.
class ReversalsPropertyTest {
  private static final int SLOTS = 3;
  private static final int PEOPLE = TopList.MAX_COUNT + 5;

  /// @param reversedIn slot of its reversal, if there is one
  /// @param coinsBack at most the coins
  record Gift(int person, int slot, int coins, Optional<Integer> reversedIn, int coinsBack) {}

  @Property
  void totalsAndWhatEachHasGivenAreSumsWhateverTheOrder(
      @ForAll("gifts") List<Gift> gifts, @ForAll long seed) {
    var room = new Rooms();

    for (var input : delivered(gifts, new Random(seed))) {
      room.when(input);
    }

    var expected = new HashMap<UUID, Long>();
    gifts.forEach(gift -> expected.merge(person(gift), kept(gift), Long::sum));
    long coins = expected.values().stream().mapToLong(Long::longValue).sum();
    assertThat(room.state().totals()).isEqualTo(new Totals(gifts.size(), coins));
    assertThat(expected)
        .allSatisfy((person, given) -> assertThat(room.attendee(person).coins()).isEqualTo(given));
  }

  @Property
  void theRankingNamesPeopleInOrderAndWithWhatTheyHaveGiven(
      @ForAll("gifts") List<Gift> gifts, @ForAll long seed) {
    var room = new Rooms();

    for (var input : delivered(gifts, new Random(seed))) {
      room.when(input);

      var named = room.state().standing().giving().topSenders().entries();
      assertThat(named)
          .allSatisfy(
              entry -> assertThat(entry.amount()).isEqualTo(room.attendee(entry.person()).coins()));
      assertThat(named)
          .extracting(Entry::amount)
          .isEqualTo(mostGiven(room).subList(0, named.size()));
    }
  }

  @Property
  void eachReversalIsShownOnce(@ForAll("gifts") List<Gift> gifts, @ForAll long seed) {
    var room = new Rooms();

    for (var input : delivered(gifts, new Random(seed))) {
      room.when(input);
    }

    assertThat(room.events(Event.GiftReversed.class))
        .extracting(event -> event.reversal().id())
        .doesNotHaveDuplicates()
        .hasSize((int) gifts.stream().filter(gift -> gift.reversedIn().isPresent()).count());
  }

  @Provide
  Arbitrary<List<Gift>> gifts() {
    var person = Arbitraries.integers().between(0, PEOPLE - 1);
    var slot = Arbitraries.integers().between(0, SLOTS - 1);
    var coins = Arbitraries.integers().between(1, 6);
    return Combinators.combine(person, slot, coins, slot.optional(0.4), coins)
        .as((who, in, all, back, part) -> new Gift(who, in, all, back, Math.min(all, part)))
        .list()
        .ofMaxSize(60);
  }

  private static UUID person(Gift gift) {
    return new UUID(7, gift.person());
  }

  private static long kept(Gift gift) {
    return gift.coins() - (gift.reversedIn().isPresent() ? gift.coinsBack() : 0L);
  }

  private static List<Long> mostGiven(Rooms room) {
    return IntStream.range(0, PEOPLE)
        .mapToObj(person -> room.attendee(new UUID(7, person)).coins())
        .filter(coins -> coins > 0)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /// Each slot's inputs in order, now and then going back as a publisher does after a failure, and
  /// the slots mixed.
  private static List<Input> delivered(List<Gift> gifts, Random random) {
    var slots = published(gifts);
    var queues = new ArrayList<List<Input>>();
    slots.values().forEach(inputs -> queues.add(withRepeats(inputs, random)));
    var mixed = new ArrayList<Input>();
    while (!queues.isEmpty()) {
      mixed.add(queues.get(random.nextInt(queues.size())).removeFirst());
      queues.removeIf(List::isEmpty);
    }
    return mixed;
  }

  /// All charges of a slot, each with its reversal behind it where that is of the same slot.
  private static Map<Integer, List<Input>> published(List<Gift> gifts) {
    var slots = new HashMap<Integer, List<Input>>();
    for (int i = 0; i < gifts.size(); i++) {
      var gift = gifts.get(i);
      var chargeId = new UUID(1, i);
      var inSlot = slots.computeIfAbsent(gift.slot(), _ -> new ArrayList<>());
      inSlot.add(charge(gift, chargeId, next(gift.slot(), inSlot)));
      gift.reversedIn()
          .ifPresent(slot -> {
            var reversals = slots.computeIfAbsent(slot, _ -> new ArrayList<>());
            reversals.add(reversal(gift, chargeId, next(slot, reversals)));
          });
    }
    return slots;
  }

  private static Position next(int slot, List<Input> published) {
    return new Position(slot, 1, published.size() + 1L);
  }

  private static Input charge(Gift gift, UUID id, Position at) {
    return new Input.Charge(
        id, at, person(gift), gift.coins(), rose(gift), Input.Words.NONE, Rooms.NOON);
  }

  private static Input reversal(Gift gift, UUID chargeId, Position at) {
    var id = new UUID(2, chargeId.getLeastSignificantBits());
    return new Input.Reversal(
        id, at, chargeId, person(gift), gift.coinsBack(), rose(gift), Input.ReversalReason.UNDONE);
  }

  private static Input.Gift rose(Gift gift) {
    var name = "person " + gift.person();
    return new Input.Gift(
        "rose",
        "Rose",
        1,
        person(gift).toString(),
        name,
        Input.Discretion.NONE,
        Rooms.HOST.toString(),
        Optional.empty());
  }

  private static List<Input> withRepeats(List<Input> inputs, Random random) {
    var repeated = new ArrayList<Input>();
    for (int i = 0; i < inputs.size(); i++) {
      repeated.add(inputs.get(i));
      if (random.nextInt(4) == 0) {
        repeated.addAll(inputs.subList(random.nextInt(i + 1), i + 1));
      }
    }
    return repeated;
  }
}
