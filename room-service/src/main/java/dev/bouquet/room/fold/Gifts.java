package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Gifts as the room sees them: each charge once, its combo, and what it does for goals and
/// momentum.
final class Gifts {
  private Gifts() {}

  /// A charge is final, so it shows whatever the room's stage is, also where the room has ended or
  /// was never created.
  static void show(Turn turn, Input.Charge charge) {
    if (turn.state().hasSeen(charge.position())) {
      return;
    }
    var sender = turn.attendee().plusGift(charge.gift().rankedCoins(charge.coins()));
    turn.attendee(sender);
    turn.state(turn.state().with(turn.state().totals().plus(charge.coins()), charge.position()));
    turn.standing(standing -> standing.with(standing.giving().plus(charge, sender)));
    var combo = Combos.keyOf(charge.gift()).map(key -> addToCombo(turn, key, charge));
    boolean isFirst = sender.gifts() == 1 && !charge.gift().isAnonymous();
    var returning = returning(turn, charge);
    turn.log(new Event.GiftShown(charge, combo, isFirst, returning, pin(turn, charge, returning)));
    finish(turn, turn.standing().combos().beyond(turn.bounds().maxCombosCount()));
    Goals.count(turn, charge);
    Momenta.count(turn, charge);
  }

  /// Coins that went back. Totals are sums, so it does not matter which of a charge and its
  /// reversal comes first.
  static void takeBack(Turn turn, Input.Reversal reversal) {
    if (turn.state().hasSeen(reversal.position())) {
      return;
    }
    var sender = turn.attendee().minus(reversal.gift().rankedCoins(reversal.coins()));
    turn.attendee(sender);
    turn.state(
        turn.state().with(turn.state().totals().minus(reversal.coins()), reversal.position()));
    turn.standing(standing -> standing.with(standing.giving().minus(reversal, sender)));
    turn.standing(standing -> standing.with(standing.shoutOuts().without(reversal.chargeId())));
    turn.log(new Event.GiftReversed(reversal));
  }

  static void forgetShoutOutsOver(Turn turn) {
    turn.standing(standing -> standing.with(standing.shoutOuts().after(turn.now())));
  }

  /// One that is over already was ended by time, which is as good.
  static void endCombo(Turn turn, UUID id, UUID sender, Ask.EndCombo end) {
    var ended = turn.standing().combos().of(sender.toString(), end.comboId());
    finish(turn, ended);
    turn.doneBeside(id, ended.isEmpty());
  }

  static void endQuietCombos(Turn turn) {
    finish(turn, turn.standing().combos().quietFor(turn.bounds().comboTimeout(), turn.now()));
  }

  static void endAllCombos(Turn turn) {
    finish(turn, turn.standing().combos().all());
  }

  /// Until when its words stay in sight; empty where they do not.
  private static Optional<Instant> pin(
      Turn turn, Input.Charge charge, Optional<Input.ReversalReason> returning) {
    var shoutOut = ShoutOut.of(charge);
    boolean stays =
        charge.words().arePinned() && returning.isEmpty() && turn.now().isBefore(shoutOut.until());
    if (!stays) {
      return Optional.empty();
    }
    int maxCount = turn.bounds().maxShoutOutsCount();
    turn.standing(standing -> standing.with(standing.shoutOuts().plus(shoutOut, maxCount)));
    return turn.standing().shoutOuts().has(charge.id())
        ? Optional.of(shoutOut.until())
        : Optional.empty();
  }

  private static Event.ComboStep addToCombo(Turn turn, Combos.Key key, Input.Charge charge) {
    var combos = turn.standing().combos().plus(key, charge, turn.now());
    turn.standing(standing -> standing.with(combos));
    return new Event.ComboStep(
        key.comboId(), charge.gift().quantity(), combos.find(key).orElseThrow().total());
  }

  private static void finish(Turn turn, List<Combos.Going> combos) {
    for (var combo : combos) {
      turn.standing(standing -> standing.with(standing.combos().without(combo.key())));
      turn.log(new Event.ComboEnded(combo));
    }
  }

  /// Charged before the room was suspended, or before the safe haven that it is banned the sender.
  /// An anonymous gift stays then: that it goes back would say whose it is.
  private static Optional<Input.ReversalReason> returning(Turn turn, Input.Charge charge) {
    return turn.state().room().flatMap(room -> returning(room, charge));
  }

  private static Optional<Input.ReversalReason> returning(Room room, Input.Charge charge) {
    if (room.stage() instanceof Stage.Suspended) {
      return Optional.of(Input.ReversalReason.ROOM_SUSPENDED);
    }
    boolean isUnwelcome = room.settings().safeHaven() && room.banned().contains(charge.payer());
    return isUnwelcome && !charge.gift().isAnonymous()
        ? Optional.of(Input.ReversalReason.SENDER_BANNED)
        : Optional.empty();
  }
}
