package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestsTest {
  private static final UUID ADA = new UUID(0, 11);
  private static final UUID KIM = new UUID(0, 12);
  private static final UUID MODERATOR = new UUID(0, 13);

  private final Rooms room =
      new Rooms()
          .given(createRoom(), startRoom(), command(HOST, new Ask.Appoint(MODERATOR, false)));

  @Test
  void aGuestIsOnTheStageOnceBothHaveSaidSo() {
    int before = room.log().size();
    room.given(command(HOST, new Ask.Invite(ADA)));
    assertThat(room.log()).hasSize(before);
    assertThat(lineup().shown()).isEqualTo(Lineup.HOST_ALONE);

    room.given(command(ADA, new Ask.JoinStage("Ada")));

    var guest = new Lineup.Guest(ADA, Optional.of("Ada"));
    assertThat(lineup().guests()).containsExactly(guest);
    assertThat(room.log().getLast().event())
        .isEqualTo(new Event.LineupChanged(new Lineup(List.of(guest), new GiftSplit.ToHost())));
  }

  @Test
  void nobodyComesUninvitedAndOnlyTheHostInvites() {
    assertThat(refusalOf(ADA, new Ask.JoinStage("Ada"))).isEqualTo(Refusal.NOT_INVITED);
    assertThat(refusalOf(MODERATOR, new Ask.Invite(ADA))).isEqualTo(Refusal.NOT_ROOM_HOST);
    assertThat(refusalOf(ADA, new Ask.SetGiftSplit(new GiftSplit.Even())))
        .isEqualTo(Refusal.NOT_ROOM_HOST);
  }

  @Test
  void askingForWhatAlreadyIsSoChangesNothing() {
    come(ADA);
    var before = room.state();

    for (var again :
        List.of(
            command(HOST, new Ask.Invite(ADA)),
            command(HOST, new Ask.Invite(HOST)),
            command(ADA, new Ask.JoinStage("Another name")),
            command(HOST, new Ask.JoinStage("Mia")),
            command(HOST, new Ask.LeaveStage(KIM)),
            command(HOST, new Ask.SetGiftSplit(new GiftSplit.ToHost())))) {
      assertThat(outcomeOf(room.when(again))).isEqualTo(new Outcome.Done(before.room(), true));
    }
    assertThat(room.state()).isEqualTo(before);
  }

  @Test
  void guestsLeaveByThemselvesOrAreTakenOffByHostAndModerators() {
    for (var actor : List.of(ADA, HOST, MODERATOR)) {
      come(ADA);
      assertThat(refusalOf(STRANGER, new Ask.LeaveStage(ADA)))
          .isEqualTo(Refusal.NOT_ROOM_MODERATOR);

      room.given(command(actor, new Ask.LeaveStage(ADA)));

      assertThat(lineup()).isEqualTo(Lineup.HOST_ALONE);
      assertThat(room.log().getLast().event())
          .isEqualTo(new Event.LineupChanged(Lineup.HOST_ALONE));
    }
  }

  @Test
  void anInvitationThatIsTakenBackIsNone() {
    room.given(command(HOST, new Ask.Invite(ADA)), command(HOST, new Ask.LeaveStage(ADA)));

    assertThat(refusalOf(ADA, new Ask.JoinStage("Ada"))).isEqualTo(Refusal.NOT_INVITED);
  }

  @Test
  void whoIsBannedLeavesTheStageAndIsNotInvited() {
    come(ADA);

    room.given(command(MODERATOR, new Ask.Ban(ADA, false)));

    assertThat(lineup()).isEqualTo(Lineup.HOST_ALONE);
    assertThat(refusalOf(HOST, new Ask.Invite(ADA))).isEqualTo(Refusal.BANNED);
  }

  @Test
  void theStageHasRoomForSoManyAndNoMore() {
    come(ADA);
    room.given(command(HOST, new Ask.Invite(KIM)));

    assertThat(refusalOf(HOST, new Ask.Invite(STRANGER))).isEqualTo(Refusal.GUEST_LIMIT_REACHED);
  }

  @Test
  void sharesSumToTheWholeAndAreOfPeopleWhoAreInvited() {
    come(ADA);

    assertThat(refusalOf(HOST, shares(6_000, 3_999))).isEqualTo(Refusal.SPLIT_DOES_NOT_SUM);
    assertThat(refusalOf(HOST, shares(6_000, 4_001))).isEqualTo(Refusal.SPLIT_DOES_NOT_SUM);
    var ofKim = new GiftSplit.ByShares(List.of(new GiftSplit.Share(KIM, 10_000)));
    assertThat(refusalOf(HOST, new Ask.SetGiftSplit(ofKim))).isEqualTo(Refusal.NOT_INVITED);

    room.given(command(HOST, shares(6_000, 4_000)));

    assertThat(lineup().split()).isEqualTo(shares(6_000, 4_000).split());
    assertThat(room.log().getLast().event()).isEqualTo(new Event.LineupChanged(lineup()));
  }

  @Test
  void nobodyIsInvitedToARoomThatIsOverButEverybodyMayLeave() {
    come(ADA);
    room.given(command(HOST, new Ask.Invite(KIM)), endRoom());

    assertThat(refusalOf(HOST, new Ask.Invite(STRANGER))).isEqualTo(Refusal.ROOM_ENDED);
    assertThat(refusalOf(KIM, new Ask.JoinStage("Kim"))).isEqualTo(Refusal.ROOM_ENDED);
    assertThat(refusalOf(HOST, new Ask.SetGiftSplit(new GiftSplit.Even())))
        .isEqualTo(Refusal.ROOM_ENDED);
    assertThat(outcomeOf(room.when(command(ADA, new Ask.LeaveStage(ADA)))))
        .isInstanceOf(Outcome.Done.class);
  }

  private static Ask.SetGiftSplit shares(int host, int ada) {
    return new Ask.SetGiftSplit(
        new GiftSplit.ByShares(
            List.of(new GiftSplit.Share(HOST, host), new GiftSplit.Share(ADA, ada))));
  }

  private void come(UUID person) {
    room.given(command(HOST, new Ask.Invite(person)), command(person, new Ask.JoinStage("Ada")));
  }

  private Lineup lineup() {
    return room.state().room().orElseThrow().lineup();
  }

  private Refusal refusalOf(UUID actor, Ask ask) {
    return ((Outcome.Refused) outcomeOf(room.when(command(actor, ask)))).why();
  }
}
