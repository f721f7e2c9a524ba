package dev.bouquet.room.frame;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.Applause;
import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.Combo;
import dev.bouquet.contracts.room.v1.ComboEnded;
import dev.bouquet.contracts.room.v1.ComboStep;
import dev.bouquet.contracts.room.v1.GestureKind;
import dev.bouquet.contracts.room.v1.GestureShown;
import dev.bouquet.contracts.room.v1.GiftReversed;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.contracts.room.v1.Goal;
import dev.bouquet.contracts.room.v1.GoalDropped;
import dev.bouquet.contracts.room.v1.GoalReached;
import dev.bouquet.contracts.room.v1.GoalSet;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.contracts.room.v1.LineupChanged;
import dev.bouquet.contracts.room.v1.MessageDeleted;
import dev.bouquet.contracts.room.v1.MessagePinned;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.MessageUnpinned;
import dev.bouquet.contracts.room.v1.MessagesDeleted;
import dev.bouquet.contracts.room.v1.Momentum;
import dev.bouquet.contracts.room.v1.MomentumBegun;
import dev.bouquet.contracts.room.v1.MomentumEnded;
import dev.bouquet.contracts.room.v1.MomentumLevelReached;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.PersonBanned;
import dev.bouquet.contracts.room.v1.PersonMuted;
import dev.bouquet.contracts.room.v1.Pin;
import dev.bouquet.contracts.room.v1.Rank;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomChanged;
import dev.bouquet.contracts.room.v1.RoomCreated;
import dev.bouquet.contracts.room.v1.RoomDetails;
import dev.bouquet.contracts.room.v1.RoomEnded;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomPaused;
import dev.bouquet.contracts.room.v1.RoomResumed;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.RoomStarted;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomSuspended;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.contracts.room.v1.ShoutOut;
import dev.bouquet.contracts.room.v1.SubGoalProgress;
import dev.bouquet.contracts.room.v1.SubGoalReached;
import dev.bouquet.contracts.room.v1.SuspensionLifted;
import dev.bouquet.contracts.room.v1.TestGift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Every frame of the server with every kind of event, by the name that it has in
/// docs/asyncapi.yaml.
public final class StreamExamples {
  private static final UUID ROOM = UUID.fromString("019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a01");
  private static final String EPOCH = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a02";
  private static final String MIA = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a03";
  private static final String BEN = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a04";
  private static final String CHARGE = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a05";
  private static final String COMBO = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a06";
  private static final String GOAL = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a07";
  private static final String MESSAGE = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a08";
  private static final String REVERSAL = "019ab0c4-8f00-7a31-9c5e-2f6d1e4b7a09";
  private static final Timestamp NOON =
      Timestamp.newBuilder().setSeconds(1_763_899_200L).setNanos(250_000_000).build();

  private StreamExamples() {}

  public static Map<String, byte[]> frames(Codec codec) {
    var frames = new LinkedHashMap<String, byte[]>();
    frames.put("hello", new ConnectionFrame.Hello(5000, 25_000, 50).in(codec));
    frames.put("recovered", only(Frame.recovered(Set.of(codec), place(41)), codec));
    frames.put("snapshot", only(snapshot(codec), codec));
    logged().forEach((type, event) -> frames.put(type, only(batch(event, codec), codec)));
    frames.put("live", only(live(codec), codec));
    frames.put("expiring", new ConnectionFrame.Expiring(60_000).in(codec));
    frames.put("byeForNow", new ConnectionFrame.Bye("DRAINING", OptionalLong.of(1200)).in(codec));
    frames.put("byeForGood", new ConnectionFrame.Bye("BANNED", OptionalLong.empty()).in(codec));
    return frames;
  }

  private static byte[] only(Frame frame, Codec codec) {
    return frame.bytes().get(codec);
  }

  private static Frame batch(RoomEvent.Builder event, Codec codec) {
    var whole = event.setSeq(42).setAt(NOON).setTotals(totals()).build();
    return Frame.batches(
            Set.of(codec), place(42), List.of(EncodedEvent.logged(whole)), Integer.MAX_VALUE)
        .getFirst();
  }

  private static Frame snapshot(Codec codec) {
    var standpoint = new Standpoint(room(), totals(), Optional.of(standing()), List.of(message()));
    return Frame.snapshot(Set.of(codec), place(41), standpoint);
  }

  private static Frame live(Codec codec) {
    return Frame.live(
        Set.of(codec),
        place(42),
        Optional.of(standing()),
        List.of(message(), testGift(), gesture(), applause()));
  }

  private static EncodedEvent message() {
    return EncodedEvent.ambient(
        event()
            .setAt(NOON)
            .setMessageSaid(
                MessageSaid.newBuilder()
                    .setMessageId(MESSAGE)
                    .setAuthorId(BEN)
                    .setAuthorName("Ben")
                    .setText("What a voice!")
                    .addMentionedIds(MIA))
            .build());
  }

  private static EncodedEvent testGift() {
    return EncodedEvent.ambient(
        event()
            .setAt(NOON)
            .setTestGift(
                TestGift.newBuilder()
                    .setId(CHARGE)
                    .setGiftId("rose")
                    .setGiftName("Rose")
                    .setQuantity(3)
                    .setSenderId(MIA)
                    .setSenderName("Mia")
                    .setReceiverId(MIA)
                    .setMessage("Testing"))
            .build());
  }

  private static EncodedEvent gesture() {
    return EncodedEvent.ambient(
        event()
            .setAt(NOON)
            .setGestureShown(
                GestureShown.newBuilder()
                    .setKind(GestureKind.GESTURE_KIND_FOLLOW)
                    .setPersonId(BEN)
                    .setName("Ben"))
            .build());
  }

  private static EncodedEvent applause() {
    return EncodedEvent.ambient(
        event()
            .setAt(NOON)
            .setApplause(
                Applause.newBuilder()
                    .setLikes(12)
                    .setTotalLikes(340)
                    .setEntered(2)
                    .addEnteredNames("Ada")
                    .addEnteredNames("Kim"))
            .build());
  }

  private static Lineup lineup() {
    return Lineup.newBuilder()
        .addGuests(Guest.newBuilder().setPersonId(BEN).setName("Ben").setOnStage(true))
        .setGiftSplit(GiftSplit.newBuilder().setRule(GiftSplitRule.GIFT_SPLIT_RULE_EVEN))
        .build();
  }

  private static Map<String, RoomEvent.Builder> logged() {
    var events = new LinkedHashMap<String, RoomEvent.Builder>();
    events.put("created", event().setRoomCreated(RoomCreated.getDefaultInstance()));
    events.put("started", event().setRoomStarted(RoomStarted.getDefaultInstance()));
    events.put("paused", event().setRoomPaused(RoomPaused.getDefaultInstance()));
    events.put("resumed", event().setRoomResumed(RoomResumed.getDefaultInstance()));
    events.put("ended", event().setRoomEnded(RoomEnded.getDefaultInstance()));
    events.put(
        "suspended", event().setRoomSuspended(RoomSuspended.newBuilder().setReason("secret")));
    events.put(
        "suspensionLifted", event().setSuspensionLifted(SuspensionLifted.getDefaultInstance()));
    events.put(
        "changed",
        event()
            .setRoomChanged(
                RoomChanged.newBuilder().setDetails(details()).setSettings(settings())));
    events.put(
        "lineupChanged", event().setLineupChanged(LineupChanged.newBuilder().setLineup(lineup())));
    events.put("banned", event().setPersonBanned(PersonBanned.newBuilder().setPersonId(BEN)));
    events.put(
        "muted", event().setPersonMuted(PersonMuted.newBuilder().setPersonId(BEN).setUntil(NOON)));
    events.put(
        "messageDeleted",
        event().setMessageDeleted(MessageDeleted.newBuilder().setMessageId(MESSAGE)));
    events.put(
        "messagesDeleted",
        event().setMessagesDeleted(MessagesDeleted.newBuilder().setPersonId(BEN)));
    events.put("pinned", event().setMessagePinned(MessagePinned.newBuilder().setPin(pin())));
    events.put("unpinned", event().setMessageUnpinned(MessageUnpinned.getDefaultInstance()));
    events.put("gift", event().setGiftShown(gift()));
    events.put("giftReversed", event().setGiftReversed(reversal()));
    events.put("comboEnded", event().setComboEnded(comboEnded()));
    events.put("goalSet", event().setGoalSet(GoalSet.newBuilder().setGoal(goal())));
    events.put("goalDropped", event().setGoalDropped(GoalDropped.newBuilder().setGoalId(GOAL)));
    events.put(
        "subGoalReached",
        event()
            .setSubGoalReached(
                SubGoalReached.newBuilder()
                    .setGoalId(GOAL)
                    .setIndex(0)
                    .setGoal(goal())
                    .setPersonId(BEN)
                    .setName("Ben")));
    events.put(
        "goalReached",
        event()
            .setGoalReached(
                GoalReached.newBuilder()
                    .setGoal(goal().setReachedAt(NOON))
                    .setPersonId(BEN)
                    .setName("Ben")));
    events.put(
        "momentumBegun",
        event().setMomentumBegun(MomentumBegun.newBuilder().setMomentum(momentum())));
    events.put(
        "momentumLevelReached",
        event()
            .setMomentumLevelReached(
                MomentumLevelReached.newBuilder()
                    .setMomentum(momentum())
                    .setPersonId(BEN)
                    .setName("Ben")));
    events.put(
        "momentumEnded",
        event().setMomentumEnded(MomentumEnded.newBuilder().setMomentum(momentum())));
    events.put("unknown", event());
    return events;
  }

  private static RoomEvent.Builder event() {
    return RoomEvent.newBuilder().setRoomId(ROOM.toString()).setEpoch(EPOCH);
  }

  private static Place place(long seq) {
    return new Place(ROOM, EPOCH, seq);
  }

  private static RoomTotals totals() {
    return RoomTotals.newBuilder().setGifts(3).setCoins(30).build();
  }

  private static GiftShown gift() {
    return GiftShown.newBuilder()
        .setChargeId(CHARGE)
        .setGiftId("rose")
        .setGiftName("Rose")
        .setQuantity(10)
        .setCoins(10)
        .setSenderId(BEN)
        .setSenderName("Ben")
        .setReceiverId(MIA)
        .setMessage("Encore!")
        .setPinnedUntil(NOON.toBuilder().setSeconds(NOON.getSeconds() + 60))
        .setChargedAt(NOON)
        .setCombo(ComboStep.newBuilder().setComboId(COMBO).setDelta(10).setTotal(30))
        .setFirst(true)
        .build();
  }

  private static GiftReversed reversal() {
    return GiftReversed.newBuilder()
        .setReversalId(REVERSAL)
        .setChargeId(CHARGE)
        .setGiftId("rose")
        .setGiftName("Rose")
        .setSenderId(BEN)
        .setSenderName("Ben")
        .setCoins(10)
        .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_UNDONE)
        .build();
  }

  private static ComboEnded comboEnded() {
    return ComboEnded.newBuilder()
        .setComboId(COMBO)
        .setGiftId("rose")
        .setGiftName("Rose")
        .setSenderId(BEN)
        .setSenderName("Ben")
        .setReceiverId(MIA)
        .setTotal(30)
        .setCoins(30)
        .build();
  }

  private static Momentum.Builder momentum() {
    return Momentum.newBuilder()
        .setMomentumId(CHARGE)
        .setLevel(2)
        .setCoins(730)
        .setProgress(230)
        .setGoal(1000)
        .setStartedAt(NOON)
        .setUntil(NOON.toBuilder().setSeconds(NOON.getSeconds() + 60));
  }

  private static Goal.Builder goal() {
    return Goal.newBuilder()
        .setGoalId(GOAL)
        .setTitle("An encore")
        .addSubGoals(SubGoalProgress.newBuilder().setGiftId("rose").setTarget(100).setProgress(100))
        .addSubGoals(SubGoalProgress.newBuilder().setTarget(5000).setProgress(30));
  }

  private static Pin pin() {
    return Pin.newBuilder()
        .setText("Next song at nine")
        .setAuthorId(MIA)
        .setAuthorName("Mia")
        .setPinnedAt(NOON)
        .setUntil(NOON.toBuilder().setSeconds(NOON.getSeconds() + 60))
        .build();
  }

  private static RoomDetails details() {
    return RoomDetails.newBuilder()
        .setTitle("Evening show")
        .setLanguage("en")
        .addTags("music")
        .setCoverUrl("https://example.com/cover.webp")
        .setScheduledFor(NOON)
        .build();
  }

  private static RoomSettings settings() {
    return RoomSettings.newBuilder()
        .setChatMode(ChatMode.CHAT_MODE_FOLLOWERS)
        .setSlowModeSeconds(10)
        .setMaxGiftCoins(5000)
        .setRanking(true)
        .addBlockedWords("secret")
        .build();
  }

  private static Room room() {
    return Room.newBuilder()
        .setRoomId(ROOM.toString())
        .setHostId(MIA)
        .setHostName("Mia")
        .setLineup(lineup())
        .setTitle("Evening show")
        .setStatus(RoomStatus.ROOM_STATUS_LIVE)
        .setCreatedAt(NOON)
        .setStartedAt(NOON)
        .setVersion(2)
        .setDetails(details())
        .setSettings(settings())
        .addModeratorIds("secret")
        .addBannedIds("secret")
        .addMuted(MutedPerson.newBuilder().setPersonId("secret"))
        .setSuspensionReason("secret")
        .build();
  }

  private static RoomStanding standing() {
    return RoomStanding.newBuilder()
        .setViewers(120)
        .setLikes(340)
        .addTopSenders(rank(30))
        .setTopSenderCoins(30)
        .addMostPresent(rank(12))
        .setSenders(1)
        .addNewestSenders("Ben")
        .addGoals(goal())
        .addCombos(
            Combo.newBuilder()
                .setComboId(COMBO)
                .setGiftId("rose")
                .setGiftName("Rose")
                .setSenderId(BEN)
                .setSenderName("Ben")
                .setReceiverId(MIA)
                .setTotal(30))
        .setPin(pin())
        .addShoutOuts(
            ShoutOut.newBuilder()
                .setChargeId(CHARGE)
                .setGiftId("rose")
                .setGiftName("Rose")
                .setCoins(10)
                .setSenderId(BEN)
                .setSenderName("Ben")
                .setText("Encore!")
                .setUntil(NOON.toBuilder().setSeconds(NOON.getSeconds() + 60)))
        .setMomentum(momentum())
        .addAllGiftSizes(List.of(0L, 0L, 0L, 3L))
        .build();
  }

  private static Rank rank(long amount) {
    return Rank.newBuilder().setPersonId(BEN).setName("Ben").setAmount(amount).build();
  }
}
