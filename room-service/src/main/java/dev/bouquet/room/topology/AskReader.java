package dev.bouquet.room.topology;

import static dev.bouquet.room.topology.InputReader.uuid;

import dev.bouquet.contracts.room.v1.ChangeRoom;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.DeleteMessage;
import dev.bouquet.contracts.room.v1.PinMessage;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.Say;
import dev.bouquet.contracts.room.v1.SetGoal;
import dev.bouquet.room.fold.Ask;
import dev.bouquet.room.fold.Details;
import dev.bouquet.room.fold.HouseRules;
import dev.bouquet.room.fold.TestGift;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a person asks, from its message.
final class AskReader {
  private AskReader() {}

  static Ask read(RoomInput input) {
    return switch (input.getInputCase()) {
      case CREATE -> create(input.getCreate());
      case START -> new Ask.Start();
      case END -> new Ask.End();
      case PAUSE -> new Ask.Pause();
      case SUSPEND -> new Ask.Suspend(input.getSuspend().getReason());
      case LIFT_SUSPENSION -> new Ask.LiftSuspension();
      case CHANGE -> change(input.getChange());
      case SET_GOAL -> goal(input.getSetGoal());
      case DROP_GOAL -> new Ask.DropGoal(uuid(input.getDropGoal().getGoalId()));
      case PIN -> pin(input.getPin());
      case UNPIN -> new Ask.Unpin();
      case END_COMBO -> new Ask.EndCombo(uuid(input.getEndCombo().getComboId()));
      case SAY -> say(input.getSay());
      case DELETE_MESSAGE -> delete(input.getDeleteMessage());
      case DELETE_MESSAGES_OF ->
          new Ask.DeleteMessagesOf(uuid(input.getDeleteMessagesOf().getPersonId()));
      case MUTE ->
          new Ask.Mute(
              uuid(input.getMute().getPersonId()),
              Duration.ofSeconds(input.getMute().getSeconds()));
      case BAN -> new Ask.Ban(uuid(input.getBan().getPersonId()), input.getBan().getLift());
      case APPOINT ->
          new Ask.Appoint(uuid(input.getAppoint().getPersonId()), input.getAppoint().getDismiss());
      case INVITE_GUEST -> new Ask.Invite(uuid(input.getInviteGuest().getPersonId()));
      case JOIN_STAGE -> new Ask.JoinStage(input.getJoinStage().getName());
      case LEAVE_STAGE -> new Ask.LeaveStage(uuid(input.getLeaveStage().getPersonId()));
      case SET_GIFT_SPLIT ->
          new Ask.SetGiftSplit(LineupMessages.read(input.getSetGiftSplit().getSplit()));
      case GESTURE ->
          new Ask.Gesture(
              GestureMessages.read(input.getGesture().getKind()), input.getGesture().getName());
      case SHOW_TEST_GIFT -> new Ask.ShowTestGift(testGift(input.getShowTestGift()));
      case POD_REPORT, PRESENCE, INPUT_NOT_SET ->
          throw new IllegalArgumentException("no command: " + input.getInputCase());
    };
  }

  private static Ask create(CreateRoom create) {
    var details =
        create.hasDetails()
            ? RoomRecord.read(create.getDetails())
            : Details.titled(create.getTitle());
    return new Ask.Create(details, create.getHostName(), houseRules(create.getHouseRules()));
  }

  private static HouseRules houseRules(dev.bouquet.contracts.room.v1.HouseRules rules) {
    return new HouseRules(
        people(rules.getModeratorIdsList()),
        people(rules.getBannedIdsList()),
        Set.copyOf(rules.getBlockedWordsList()));
  }

  private static Set<UUID> people(List<String> ids) {
    return ids.stream().map(InputReader::uuid).collect(Collectors.toUnmodifiableSet());
  }

  private static Ask change(ChangeRoom change) {
    return new Ask.Change(
        change.hasDetails() ? Optional.of(RoomRecord.read(change.getDetails())) : Optional.empty(),
        change.hasSettings()
            ? Optional.of(RoomRecord.read(change.getSettings()))
            : Optional.empty());
  }

  private static Ask goal(SetGoal set) {
    return new Ask.SetGoal(
        uuid(set.getGoalId()),
        set.getTitle(),
        set.getSubGoalsList().stream()
            .map(sub ->
                new Ask.Target(
                    Optional.of(sub.getGiftId()).filter(id -> !id.isEmpty()), sub.getTarget()))
            .toList());
  }

  private static Ask pin(PinMessage pin) {
    return new Ask.PinMessage(
        pin.getText(),
        uuid(pin.getAuthorId()),
        pin.getAuthorName(),
        pin.getSeconds() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(pin.getSeconds())));
  }

  private static Ask say(Say say) {
    return new Ask.Say(
        uuid(say.getMessageId()),
        say.getText(),
        say.getAuthorName(),
        say.getFollowsHost(),
        say.getMentionedIdsList().stream().map(InputReader::uuid).toList());
  }

  private static Ask delete(DeleteMessage delete) {
    var author = Optional.of(delete.getAuthorId()).filter(id -> !id.isEmpty());
    return new Ask.DeleteMessage(uuid(delete.getMessageId()), author.map(InputReader::uuid));
  }

  private static TestGift testGift(dev.bouquet.contracts.room.v1.TestGift gift) {
    return new TestGift(
        uuid(gift.getId()),
        gift.getGiftId(),
        gift.getGiftName(),
        gift.getQuantity(),
        uuid(gift.getSenderId()),
        gift.getSenderName(),
        uuid(gift.getReceiverId()),
        gift.getMessage());
  }
}
