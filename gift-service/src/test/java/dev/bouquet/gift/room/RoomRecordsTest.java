package dev.bouquet.gift.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.ChatMode;
import dev.bouquet.contracts.room.v1.GiftShare;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import dev.bouquet.contracts.room.v1.MutedPerson;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.gift.room.KnownRoom.Stage;
import dev.bouquet.gift.shoutout.moderation.HostWords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomRecordsTest {
  private static final int STATUS_OF_TOMORROW = 99;
  private static final UUID ID = UUID.randomUUID();
  private static final UUID HOST = UUID.randomUUID();
  private static final UUID BANNED = UUID.randomUUID();
  private static final UUID GUEST = UUID.randomUUID();
  private static final UUID INVITED = UUID.randomUUID();

  @Test
  void readsWhatDecidesAboutGifts() {
    var record =
        room()
            .setStatus(RoomStatus.ROOM_STATUS_PAUSED)
            .setSettings(RoomSettings.newBuilder().setMaxGiftCoins(500))
            .addBannedIds(BANNED.toString())
            .build();

    assertThat(RoomRecords.read(record.toByteArray()))
        .isEqualTo(
            new KnownRoom(
                ID,
                HOST,
                Stage.PAUSED,
                500,
                false,
                Set.of(BANNED),
                Receivers.only(HOST),
                Speech.FREE,
                2));
  }

  @Test
  void aRecordOlderThanSettingsAndBansHasNone() {
    var record = room().setStatus(RoomStatus.ROOM_STATUS_LIVE).build();

    assertThat(RoomRecords.read(record))
        .isEqualTo(
            new KnownRoom(
                ID, HOST, Stage.LIVE, 0, false, Set.of(), Receivers.only(HOST), Speech.FREE, 2));
  }

  @Test
  void readsWhatMayBeSaidWithGifts() {
    var muted = UUID.randomUUID();
    var gone = UUID.randomUUID();
    var until = Instant.parse("2027-01-01T00:00:00.5Z");
    var record =
        room()
            .setStatus(RoomStatus.ROOM_STATUS_LIVE)
            .setSettings(
                RoomSettings.newBuilder()
                    .setChatMode(ChatMode.CHAT_MODE_OFF)
                    .addBlockedWords("plumpit"))
            .addModeratorIds(GUEST.toString())
            .addMuted(
                MutedPerson.newBuilder()
                    .setPersonId(muted.toString())
                    .setUntil(
                        Timestamp.newBuilder()
                            .setSeconds(until.getEpochSecond())
                            .setNanos(until.getNano())))
            .addMuted(MutedPerson.newBuilder().setPersonId(gone.toString()))
            .build();

    assertThat(RoomRecords.read(record).speech())
        .isEqualTo(
            new Speech(
                true,
                Set.of(GUEST),
                Map.of(muted, until, gone, Instant.MAX),
                HostWords.of(List.of("plumpit"))));
  }

  @Test
  void onlyWhereChatIsOffNobodySpeaks() {
    for (var mode : ChatMode.values()) {
      if (mode != ChatMode.UNRECOGNIZED) {
        var settings = RoomSettings.newBuilder().setChatMode(mode);
        var record = room().setStatus(RoomStatus.ROOM_STATUS_LIVE).setSettings(settings).build();

        assertThat(RoomRecords.read(record).speech().isOff())
            .isEqualTo(mode == ChatMode.CHAT_MODE_OFF);
      }
    }
  }

  @Test
  void aStatusOfALaterVersionIsTakenAsUnknown() {
    var record = room().setStatusValue(STATUS_OF_TOMORROW).build();

    assertThat(RoomRecords.read(record.toByteArray()).stage()).isEqualTo(Stage.UNKNOWN);
  }

  @Test
  void aRoomHasAStatus() {
    assertThatThrownBy(() -> RoomRecords.read(room().build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void guestsOnTheStageShareByTheRoomsRule() {
    assertThat(receivers(GiftSplit.newBuilder().setRule(GiftSplitRule.GIFT_SPLIT_RULE_EVEN)))
        .isEqualTo(new Receivers(Set.of(HOST, GUEST), shares(HOST, 1, GUEST, 1)));
    var byShares = GiftSplit.newBuilder().setRule(GiftSplitRule.GIFT_SPLIT_RULE_SHARES);
    assertThat(receivers(byShares.addShares(share(GUEST, 4_000)).addShares(share(INVITED, 6_000))))
        .isEqualTo(new Receivers(Set.of(HOST, GUEST), shares(GUEST, 4_000)));
  }

  @Test
  void allOfItIsTheHostsWhereNobodyElseWhoSharesIsThere() {
    var hosts = new Receivers(Set.of(HOST, GUEST), Receivers.only(HOST).shares());

    assertThat(receivers(GiftSplit.newBuilder())).isEqualTo(hosts);
    assertThat(
            receivers(
                GiftSplit.newBuilder()
                    .setRule(GiftSplitRule.GIFT_SPLIT_RULE_SHARES)
                    .addShares(share(INVITED, 10_000))))
        .isEqualTo(hosts);
    assertThat(receivers(GiftSplit.newBuilder().setRuleValue(STATUS_OF_TOMORROW))).isEqualTo(hosts);
  }

  private static Receivers receivers(GiftSplit.Builder split) {
    var lineup =
        Lineup.newBuilder()
            .addGuests(Guest.newBuilder().setPersonId(GUEST.toString()).setOnStage(true))
            .addGuests(Guest.newBuilder().setPersonId(INVITED.toString()))
            .setGiftSplit(split);
    var record = room().setStatus(RoomStatus.ROOM_STATUS_LIVE).setLineup(lineup).build();
    return RoomRecords.read(record).receivers();
  }

  private static GiftShare share(UUID person, int basisPoints) {
    return GiftShare.newBuilder()
        .setPersonId(person.toString())
        .setBasisPoints(basisPoints)
        .build();
  }

  private static SequencedMap<UUID, Long> shares(Object... pairs) {
    var shares = new LinkedHashMap<UUID, Long>();
    for (int i = 0; i < pairs.length; i += 2) {
      shares.put((UUID) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return shares;
  }

  private static Room.Builder room() {
    return Room.newBuilder().setRoomId(ID.toString()).setHostId(HOST.toString()).setVersion(2);
  }
}
