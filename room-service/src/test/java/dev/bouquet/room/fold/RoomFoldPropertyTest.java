package dev.bouquet.room.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Charges come at least once, in order per slot, slots mixed anyhow. Whatever the mixture, a room
/// counts each once.
class RoomFoldPropertyTest {
  private static final int SLOTS = 3;

  @Property
  void repeatsAndAnyMixtureOfSlotsChangeNoTotals(
      @ForAll("coinsPerSlot") List<List<Integer>> coinsPerSlot, @ForAll long seed) {
    var room = new Rooms();

    for (var charge : delivered(coinsPerSlot, new Random(seed))) {
      room.when(charge);
    }

    long gifts = coinsPerSlot.stream().mapToLong(List::size).sum();
    long coins = coinsPerSlot.stream().flatMap(List::stream).mapToLong(Integer::longValue).sum();
    assertThat(room.state().totals()).isEqualTo(new Totals(gifts, coins));
  }

  @Property
  void logIsDenseAndCarriesItsOwnTotals(
      @ForAll("coinsPerSlot") List<List<Integer>> coinsPerSlot, @ForAll long seed) {
    var random = new Random(seed);
    var room = new Rooms();

    for (var input : withCommands(delivered(coinsPerSlot, random), random)) {
      room.when(input);
    }

    assertThat(room.log())
        .extracting(Logged::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, room.log().size()).boxed().toList());
    var totals = Totals.NONE;
    for (var logged : room.log()) {
      if (logged.event() instanceof Event.GiftShown(Input.Charge charge, _, _, _, _)) {
        totals = totals.plus(charge.coins());
      }
      assertThat(logged.totals()).isEqualTo(totals);
    }
  }

  @Property
  void eachSlotsGiftsAreShownInItsOrder(
      @ForAll("coinsPerSlot") List<List<Integer>> coinsPerSlot, @ForAll long seed) {
    var room = new Rooms();

    for (var charge : delivered(coinsPerSlot, new Random(seed))) {
      room.when(charge);
    }

    Map<Integer, Position> last = new HashMap<>();
    for (var logged : room.log()) {
      var position = ((Event.GiftShown) logged.event()).charge().position();
      var before = last.put(position.slot(), position);
      assertThat(before == null || position.isAfter(before)).isTrue();
    }
  }

  @Property
  void secondRunOverTheSameInputsDecidesTheSame(
      @ForAll("coinsPerSlot") List<List<Integer>> coinsPerSlot, @ForAll long seed) {
    var inputs = withCommands(delivered(coinsPerSlot, new Random(seed)), new Random(seed));
    var first = new Rooms();
    var second = new Rooms();

    inputs.forEach(first::when);
    inputs.forEach(second::when);

    assertThat(second.state()).isEqualTo(first.state());
    assertThat(second.log()).isEqualTo(first.log());
  }

  @Provide
  Arbitrary<List<List<Integer>>> coinsPerSlot() {
    return Arbitraries.integers().between(1, 1000).list().ofMaxSize(30).list().ofSize(SLOTS);
  }

  /// Each slot's charges in order, now and then going back to an earlier one as a publisher does
  /// after a failure; an epoch changes in the middle.
  private static List<Input> delivered(List<List<Integer>> coinsPerSlot, Random random) {
    var queues = new ArrayList<List<Input>>();
    for (int slot = 0; slot < coinsPerSlot.size(); slot++) {
      queues.add(withRepeats(charges(slot, coinsPerSlot.get(slot)), random));
    }
    var mixed = new ArrayList<Input>();
    queues.removeIf(List::isEmpty);
    while (!queues.isEmpty()) {
      var queue = queues.get(random.nextInt(queues.size()));
      mixed.add(queue.removeFirst());
      queues.removeIf(List::isEmpty);
    }
    return mixed;
  }

  private static List<Input> charges(int slot, List<Integer> coins) {
    var charges = new ArrayList<Input>();
    int half = coins.size() / 2;
    for (int i = 0; i < coins.size(); i++) {
      long epoch = i < half ? 1 : 2;
      long seq = i < half ? i + 1 : i - half + 1;
      charges.add(Rooms.charge(slot, epoch, seq, coins.get(i)));
    }
    return charges;
  }

  private static List<Input> withRepeats(List<Input> charges, Random random) {
    var repeated = new ArrayList<Input>();
    for (int i = 0; i < charges.size(); i++) {
      repeated.add(charges.get(i));
      if (random.nextInt(4) == 0) {
        repeated.addAll(charges.subList(random.nextInt(i + 1), i + 1));
      }
    }
    return repeated;
  }

  private static List<Input> withCommands(List<Input> charges, Random random) {
    var inputs = new ArrayList<>(charges);
    for (var command :
        List.of(Rooms.createRoom(), Rooms.startRoom(), Rooms.endRoom(), Rooms.startRoom())) {
      inputs.add(random.nextInt(inputs.size() + 1), command);
    }
    return inputs;
  }
}
