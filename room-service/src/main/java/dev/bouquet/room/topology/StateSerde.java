package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Rank;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.room.fold.Ask;
import dev.bouquet.room.fold.Combos;
import dev.bouquet.room.fold.Crowd;
import dev.bouquet.room.fold.Giving;
import dev.bouquet.room.fold.Goal;
import dev.bouquet.room.fold.Momentum;
import dev.bouquet.room.fold.MomentumPhase;
import dev.bouquet.room.fold.Pin;
import dev.bouquet.room.fold.Position;
import dev.bouquet.room.fold.RoomState;
import dev.bouquet.room.fold.ShoutOut;
import dev.bouquet.room.fold.ShoutOuts;
import dev.bouquet.room.fold.Standing;
import dev.bouquet.room.fold.TopList;
import dev.bouquet.room.fold.Totals;
import dev.bouquet.room.topology.state.StoredCombo;
import dev.bouquet.room.topology.state.StoredGiving;
import dev.bouquet.room.topology.state.StoredMomentum;
import dev.bouquet.room.topology.state.StoredPod;
import dev.bouquet.room.topology.state.StoredPosition;
import dev.bouquet.room.topology.state.StoredShoutOut;
import dev.bouquet.room.topology.state.StoredState;
import dev.bouquet.room.topology.state.StoredTopList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// A room's state as it lies in the store; its format is `room_state.proto`.
final class StateSerde {
  private StateSerde() {}

  static Serde<RoomState> create() {
    return Serdes.serdeFrom(
        (_, state) -> state == null ? null : write(state).toByteArray(),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  private static StoredState write(RoomState state) {
    var standing = state.standing();
    var stored =
        StoredState.newBuilder()
            .setEpoch(state.epoch())
            .setSeq(state.seq())
            .setGifts(state.totals().gifts())
            .setCoins(state.totals().coins())
            .setGiving(write(standing.giving()))
            .setLikesOfGonePods(standing.crowd().likesOfGonePods())
            .setMostPresent(write(standing.crowd().mostPresent()));
    state.lastPositions().values().forEach(position -> stored.addLastPositions(write(position)));
    state.room().ifPresent(room -> stored.setRoom(RoomRecord.write("", room).toByteString()));
    standing.combos().all().forEach(combo -> stored.addCombos(write(combo)));
    standing.goals().forEach(goal -> stored.addGoals(StandingMessages.goal(goal).toByteString()));
    standing.crowd().pods().forEach((id, pod) -> stored.addPods(write(id, pod)));
    standing.pin().ifPresent(pin -> stored.setPin(StandingMessages.pin(pin).toByteString()));
    standing.shoutOuts().pinned().forEach(one -> stored.addShoutOuts(write(one)));
    stored.setMomentum(write(standing.momentum()));
    return stored.build();
  }

  private static RoomState read(byte[] bytes) {
    try {
      var stored = StoredState.parseFrom(bytes);
      return new RoomState(
          stored.getEpoch(),
          stored.hasRoom()
              ? Optional.of(RoomRecord.read(Room.parseFrom(stored.getRoom())))
              : Optional.empty(),
          stored.getSeq(),
          new Totals(stored.getGifts(), stored.getCoins()),
          stored.getLastPositionsList().stream()
              .map(at -> new Position(at.getSlot(), at.getEpoch(), at.getSeq()))
              .collect(Collectors.toMap(Position::slot, Function.identity())),
          standing(stored));
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      throw new SerializationException("a room's stored state cannot be read", e);
    }
  }

  private static Standing standing(StoredState stored) throws InvalidProtocolBufferException {
    var goals = new ArrayList<Goal>();
    for (var goal : stored.getGoalsList()) {
      goals.add(read(dev.bouquet.contracts.room.v1.Goal.parseFrom(goal)));
    }
    return new Standing(
        read(stored.getGiving()),
        combos(stored),
        goals,
        crowd(stored),
        stored.hasPin()
            ? Optional.of(read(dev.bouquet.contracts.room.v1.Pin.parseFrom(stored.getPin())))
            : Optional.empty(),
        new ShoutOuts(stored.getShoutOutsList().stream().map(StateSerde::read).toList()),
        read(stored.getMomentum()));
  }

  private static StoredPosition write(Position position) {
    return StoredPosition.newBuilder()
        .setSlot(position.slot())
        .setEpoch(position.epoch())
        .setSeq(position.seq())
        .build();
  }

  private static StoredGiving write(Giving giving) {
    return StoredGiving.newBuilder()
        .setSenders(giving.senders())
        .addAllNewestSenders(giving.newestSenders())
        .setTopSenders(write(giving.topSenders()))
        .addAllSizes(giving.sizes())
        .build();
  }

  private static Giving read(StoredGiving stored) throws InvalidProtocolBufferException {
    return new Giving(
        stored.getSenders(),
        stored.getNewestSendersList(),
        read(stored.getTopSenders()),
        stored.getSizesList());
  }

  private static StoredTopList write(TopList list) {
    return StoredTopList.newBuilder()
        .addAllEntries(
            list.entries().stream().map(e -> StandingMessages.rank(e).toByteString()).toList())
        .setFloor(list.floor())
        .build();
  }

  private static TopList read(StoredTopList stored) throws InvalidProtocolBufferException {
    var entries = new ArrayList<TopList.Entry>();
    for (var entry : stored.getEntriesList()) {
      entries.add(read(Rank.parseFrom(entry)));
    }
    return new TopList(entries, stored.getFloor());
  }

  private static TopList.Entry read(Rank rank) {
    return new TopList.Entry(UUID.fromString(rank.getPersonId()), rank.getName(), rank.getAmount());
  }

  private static StoredCombo write(Combos.Going combo) {
    return StoredCombo.newBuilder()
        .setComboId(combo.key().comboId().toString())
        .setGiftId(combo.key().giftId())
        .setGiftName(combo.combo().giftName())
        .setSenderId(combo.key().senderId())
        .setSenderName(combo.combo().senderName())
        .setAnonymous(combo.key().anonymous())
        .setReceiverId(combo.key().receiverId())
        .setTotal(combo.combo().total())
        .setCoins(combo.combo().coins())
        .setLastGiftAt(combo.combo().lastGiftAt().toEpochMilli())
        .build();
  }

  private static Combos combos(StoredState stored) {
    var going = new LinkedHashMap<Combos.Key, Combos.Combo>();
    for (var combo : stored.getCombosList()) {
      going.put(
          new Combos.Key(
              combo.getSenderId(),
              combo.getAnonymous(),
              combo.getReceiverId(),
              combo.getGiftId(),
              UUID.fromString(combo.getComboId())),
          new Combos.Combo(
              combo.getGiftName(),
              combo.getSenderName(),
              combo.getTotal(),
              combo.getCoins(),
              Instant.ofEpochMilli(combo.getLastGiftAt())));
    }
    return new Combos(going);
  }

  private static StoredShoutOut write(ShoutOut shoutOut) {
    return StoredShoutOut.newBuilder()
        .setId(shoutOut.id().toString())
        .setGiftId(shoutOut.giftId())
        .setGiftName(shoutOut.giftName())
        .setCoins(shoutOut.coins())
        .setSenderId(shoutOut.senderId())
        .setSenderName(shoutOut.senderName())
        .setAnonymous(shoutOut.anonymous())
        .setText(shoutOut.text())
        .setUntil(shoutOut.until().toEpochMilli())
        .build();
  }

  private static ShoutOut read(StoredShoutOut stored) {
    return new ShoutOut(
        UUID.fromString(stored.getId()),
        stored.getGiftId(),
        stored.getGiftName(),
        stored.getCoins(),
        stored.getSenderId(),
        stored.getSenderName(),
        stored.getAnonymous(),
        stored.getText(),
        Instant.ofEpochMilli(stored.getUntil()));
  }

  private static StoredMomentum write(MomentumPhase phase) {
    var stored = StoredMomentum.newBuilder();
    switch (phase) {
      case MomentumPhase.Gathering(var givers) ->
          givers.forEach((id, at) -> stored.putGivers(id.toString(), at.toEpochMilli()));
      case MomentumPhase.Going(var momentum) ->
          stored.setGoing(StandingMessages.momentum(momentum).toByteString());
      case MomentumPhase.Resting(var until) -> stored.setRestsUntil(until.toEpochMilli());
    }
    return stored.build();
  }

  private static MomentumPhase read(StoredMomentum stored) throws InvalidProtocolBufferException {
    if (stored.hasGoing()) {
      return new MomentumPhase.Going(
          read(dev.bouquet.contracts.room.v1.Momentum.parseFrom(stored.getGoing())));
    }
    if (stored.hasRestsUntil()) {
      return new MomentumPhase.Resting(Instant.ofEpochMilli(stored.getRestsUntil()));
    }
    var givers = new HashMap<UUID, Instant>();
    stored
        .getGiversMap()
        .forEach((id, at) -> givers.put(UUID.fromString(id), Instant.ofEpochMilli(at)));
    return new MomentumPhase.Gathering(givers);
  }

  private static Momentum read(dev.bouquet.contracts.room.v1.Momentum momentum) {
    return new Momentum(
        UUID.fromString(momentum.getMomentumId()),
        momentum.getLevel(),
        momentum.getCoins(),
        momentum.getProgress(),
        momentum.getGoal(),
        Timestamps.read(momentum.getStartedAt()),
        Timestamps.read(momentum.getUntil()));
  }

  private static Goal read(dev.bouquet.contracts.room.v1.Goal goal) {
    return new Goal(
        UUID.fromString(goal.getGoalId()),
        goal.getTitle(),
        goal.getSubGoalsList().stream()
            .map(sub ->
                new Goal.SubGoal(
                    new Ask.Target(
                        Optional.of(sub.getGiftId()).filter(id -> !id.isEmpty()), sub.getTarget()),
                    sub.getProgress()))
            .toList(),
        goal.hasReachedAt() ? Optional.of(Timestamps.read(goal.getReachedAt())) : Optional.empty());
  }

  private static StoredPod write(String id, Crowd.PodCount pod) {
    return StoredPod.newBuilder()
        .setPodId(id)
        .setViewers(pod.viewers())
        .setLikes(pod.likes())
        .setReportedAt(pod.reportedAt().toEpochMilli())
        .build();
  }

  private static Crowd crowd(StoredState stored) throws InvalidProtocolBufferException {
    return new Crowd(
        stored.getPodsList().stream()
            .collect(
                Collectors.toMap(
                    StoredPod::getPodId,
                    pod ->
                        new Crowd.PodCount(
                            pod.getViewers(),
                            pod.getLikes(),
                            Instant.ofEpochMilli(pod.getReportedAt())))),
        stored.getLikesOfGonePods(),
        read(stored.getMostPresent()));
  }

  private static Pin read(dev.bouquet.contracts.room.v1.Pin pin) {
    return new Pin(
        pin.getText(),
        UUID.fromString(pin.getAuthorId()),
        pin.getAuthorName(),
        Timestamps.read(pin.getPinnedAt()),
        pin.hasUntil() ? Optional.of(Timestamps.read(pin.getUntil())) : Optional.empty());
  }
}
