package dev.bouquet.gift.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSettings;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.gift.room.KnownRoom.Stage;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomRecordsTest {
  private static final int STATUS_OF_TOMORROW = 99;
  private static final UUID ID = UUID.randomUUID();
  private static final UUID HOST = UUID.randomUUID();
  private static final UUID BANNED = UUID.randomUUID();

  @Test
  void readsWhatDecidesAboutGifts() {
    var record =
        room()
            .setStatus(RoomStatus.ROOM_STATUS_PAUSED)
            .setSettings(RoomSettings.newBuilder().setMaxGiftCoins(500))
            .addBannedIds(BANNED.toString())
            .build();

    assertThat(RoomRecords.read(record.toByteArray()))
        .isEqualTo(new KnownRoom(ID, HOST, Stage.PAUSED, 500, Set.of(BANNED), 2));
  }

  @Test
  void aRecordOlderThanSettingsAndBansHasNone() {
    var record = room().setStatus(RoomStatus.ROOM_STATUS_LIVE).build();

    assertThat(RoomRecords.read(record))
        .isEqualTo(new KnownRoom(ID, HOST, Stage.LIVE, 0, Set.of(), 2));
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

  private static Room.Builder room() {
    return Room.newBuilder().setRoomId(ID.toString()).setHostId(HOST.toString()).setVersion(2);
  }
}
