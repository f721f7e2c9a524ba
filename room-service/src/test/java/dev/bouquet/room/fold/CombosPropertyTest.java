package dev.bouquet.room.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever comes twice and however time passes: what a combo adds up to is what its gifts were.
class CombosPropertyTest {

  @Property
  void deltasOfAComboSumUpToItsLastWord(
      @ForAll @IntRange(min = 1, max = 60) int gifts, @ForAll long seed) {
    var random = new Random(seed);
    var room = new Rooms().given(Rooms.createRoom(), Rooms.startRoom());
    var charges = new ArrayList<Input.Charge>();
    for (int seq = 1; seq <= gifts; seq++) {
      int quantity = 1 + random.nextInt(9);
      charges.add(Rooms.comboGift(seq, new UUID(7, random.nextInt(5)), quantity, quantity * 10L));
    }

    for (int i = 0; i < charges.size(); i++) {
      room.given(charges.get(i));
      if (random.nextInt(3) == 0) {
        room.given(charges.subList(random.nextInt(i + 1), i + 1).toArray(Input[]::new));
      }
      if (random.nextInt(4) == 0) {
        room.after(Duration.ofMillis(random.nextInt(6000))).given(new Input.TimePassed());
      }
    }
    room.after(Duration.ofMinutes(1)).given(new Input.TimePassed());

    assertThat(room.state().standing().combos().all()).isEmpty();
    assertThat(quantities(room.log())).isEqualTo(quantities(charges, room.log()));
  }

  /// Per combo id, as its last words say. Each run of deltas must begin at nothing and never jump.
  private static Map<UUID, Long> quantities(List<Emission.Logged> log) {
    var running = new HashMap<UUID, Long>();
    var ended = new HashMap<UUID, Long>();
    for (var logged : log) {
      switch (logged.event()) {
        case Event.GiftShown shown -> {
          var step = shown.combo().orElseThrow();
          long total = running.merge(step.comboId(), step.delta(), Long::sum);
          assertThat(step.total()).isEqualTo(total);
        }
        case Event.ComboEnded(var combo) -> {
          var id = combo.key().comboId();
          assertThat(running.remove(id)).isEqualTo(combo.combo().total());
          ended.merge(id, combo.combo().total(), Long::sum);
        }
        default -> {}
      }
    }
    assertThat(running).isEmpty();
    return ended;
  }

  private static Map<UUID, Long> quantities(List<Input.Charge> charges, List<Emission.Logged> log) {
    assertThat(log).isNotEmpty();
    var sums = new HashMap<UUID, Long>();
    for (var charge : charges) {
      sums.merge(charge.gift().comboId().orElseThrow(), (long) charge.gift().quantity(), Long::sum);
    }
    return sums;
  }
}
