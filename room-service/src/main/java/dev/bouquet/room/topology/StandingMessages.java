package dev.bouquet.room.topology;

import dev.bouquet.contracts.room.v1.Combo;
import dev.bouquet.contracts.room.v1.Goal;
import dev.bouquet.contracts.room.v1.Momentum;
import dev.bouquet.contracts.room.v1.Pin;
import dev.bouquet.contracts.room.v1.Rank;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.ShoutOut;
import dev.bouquet.contracts.room.v1.SubGoalProgress;
import dev.bouquet.room.fold.Combos;
import dev.bouquet.room.fold.Room;
import dev.bouquet.room.fold.RoomState;
import dev.bouquet.room.fold.Standing;
import dev.bouquet.room.fold.TopList;
import java.util.List;

/// What viewers are told of a room's standing.
final class StandingMessages {
  private static final int MAX_RANKS_COUNT = 10;
  private static final int MAX_COMBOS_COUNT = 20;

  private StandingMessages() {}

  static RoomStanding standing(RoomState state) {
    Standing standing = state.standing();
    var giving = standing.giving();
    var message =
        RoomStanding.newBuilder()
            .setViewers(standing.crowd().viewers())
            .setLikes(standing.crowd().likes())
            .addAllMostPresent(ranks(standing.crowd().mostPresent()))
            .addAllNewestSenders(giving.newestSenders())
            .setSenders(giving.senders())
            .addAllGiftSizes(giving.sizes());
    if (state.room().map(Room::settings).filter(s -> !s.ranking()).isEmpty()) {
      message.addAllTopSenders(ranks(giving.topSenders()));
    }
    giving.topSenders().entries().stream()
        .findFirst()
        .ifPresent(top -> message.setTopSenderCoins(top.amount()));
    standing.goals().forEach(goal -> message.addGoals(goal(goal)));
    newest(standing.combos().all()).forEach(combo -> message.addCombos(combo(combo)));
    standing.pin().ifPresent(pin -> message.setPin(pin(pin)));
    standing.shoutOuts().pinned().forEach(one -> message.addShoutOuts(shoutOut(one)));
    standing.momentum().going().ifPresent(going -> message.setMomentum(momentum(going)));
    return message.build();
  }

  static Momentum momentum(dev.bouquet.room.fold.Momentum momentum) {
    return Momentum.newBuilder()
        .setMomentumId(momentum.id().toString())
        .setLevel(momentum.level())
        .setCoins(momentum.coins())
        .setProgress(momentum.progress())
        .setGoal(momentum.goal())
        .setStartedAt(Timestamps.of(momentum.startedAt()))
        .setUntil(Timestamps.of(momentum.until()))
        .build();
  }

  static Goal goal(dev.bouquet.room.fold.Goal goal) {
    var message = Goal.newBuilder().setGoalId(goal.id().toString()).setTitle(goal.title());
    for (var sub : goal.subGoals()) {
      message.addSubGoals(
          SubGoalProgress.newBuilder()
              .setGiftId(sub.target().giftId().orElse(""))
              .setTarget(sub.target().amount())
              .setProgress(sub.progress()));
    }
    goal.reachedAt().ifPresent(at -> message.setReachedAt(Timestamps.of(at)));
    return message.build();
  }

  static Pin pin(dev.bouquet.room.fold.Pin pin) {
    var message =
        Pin.newBuilder()
            .setText(pin.text())
            .setAuthorId(pin.authorId().toString())
            .setAuthorName(pin.authorName())
            .setPinnedAt(Timestamps.of(pin.pinnedAt()));
    pin.until().ifPresent(until -> message.setUntil(Timestamps.of(until)));
    return message.build();
  }

  private static ShoutOut shoutOut(dev.bouquet.room.fold.ShoutOut shoutOut) {
    return ShoutOut.newBuilder()
        .setChargeId(shoutOut.id().toString())
        .setGiftId(shoutOut.giftId())
        .setGiftName(shoutOut.giftName())
        .setCoins(shoutOut.coins())
        .setSenderId(shoutOut.shownSenderId())
        .setSenderName(shoutOut.shownSenderName())
        .setText(shoutOut.text())
        .setUntil(Timestamps.of(shoutOut.until()))
        .build();
  }

  static Rank rank(TopList.Entry entry) {
    return Rank.newBuilder()
        .setPersonId(entry.person().toString())
        .setName(entry.name())
        .setAmount(entry.amount())
        .build();
  }

  private static List<Rank> ranks(TopList list) {
    return list.entries().stream().limit(MAX_RANKS_COUNT).map(StandingMessages::rank).toList();
  }

  private static List<Combos.Going> newest(List<Combos.Going> combos) {
    return combos.reversed().stream().limit(MAX_COMBOS_COUNT).toList();
  }

  private static Combo combo(Combos.Going combo) {
    return Combo.newBuilder()
        .setComboId(combo.key().comboId().toString())
        .setGiftId(combo.key().giftId())
        .setGiftName(combo.combo().giftName())
        .setSenderId(combo.shownSenderId())
        .setSenderName(combo.shownSenderName())
        .setReceiverId(combo.key().receiverId())
        .setTotal(combo.combo().total())
        .build();
  }
}
