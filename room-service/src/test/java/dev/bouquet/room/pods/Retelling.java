package dev.bouquet.room.pods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.contracts.room.v1.ComboEnded;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.SubGoalReached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds a room's events up again, from gifts of one coin each: every step of a combo and the last
/// word on it, and every part of a goal, must say what the gifts before it amount to.
final class Retelling {
  private final Map<String, Long> combosGoing = new HashMap<>();
  private final List<Integer> partsReached = new ArrayList<>();
  private long combosEnded;
  private int goalsReached;
  private long coins;
  private long coinsBeforeLastGift;

  private Retelling() {}

  static Retelling of(List<RoomEvent> events) {
    var retelling = new Retelling();
    events.forEach(retelling::tell);
    return retelling;
  }

  private void tell(RoomEvent event) {
    switch (event.getEventCase()) {
      case GIFT_SHOWN -> show(event.getGiftShown());
      case COMBO_ENDED -> end(event.getComboEnded());
      case SUB_GOAL_REACHED -> reach(event.getSubGoalReached());
      case GOAL_REACHED -> goalsReached++;
      default -> {}
    }
  }

  private void show(GiftShown gift) {
    coinsBeforeLastGift = coins;
    coins += gift.getCoins();
    var step = gift.getCombo();
    assertThat(step.getDelta()).isEqualTo(gift.getCoins());
    long total = combosGoing.merge(step.getComboId(), step.getDelta(), Long::sum);
    assertThat(step.getTotal()).isEqualTo(total);
  }

  private void end(ComboEnded combo) {
    assertThat(combosGoing.remove(combo.getComboId()))
        .isEqualTo(combo.getTotal())
        .isEqualTo(combo.getCoins());
    combosEnded += combo.getTotal();
  }

  /// With the gift that came last, and not before.
  private void reach(SubGoalReached reached) {
    var part = reached.getGoal().getSubGoals(reached.getIndex());
    assertThat(part.getProgress()).isEqualTo(coins);
    assertThat(part.getTarget()).isBetween(coinsBeforeLastGift + 1, coins);
    partsReached.add(reached.getIndex());
  }

  /// Coins in combos that are over.
  long combosEnded() {
    return combosEnded;
  }

  /// In the order in which they were.
  List<Integer> partsReached() {
    return partsReached;
  }

  int goalsReached() {
    return goalsReached;
  }
}
