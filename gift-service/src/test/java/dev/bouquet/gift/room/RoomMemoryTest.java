package dev.bouquet.gift.room;

import static dev.bouquet.gift.room.KnownRoom.Stage.ENDED;
import static dev.bouquet.gift.room.KnownRoom.Stage.LIVE;
import static dev.bouquet.gift.room.KnownRoom.Stage.SCHEDULED;
import static dev.bouquet.gift.room.KnownRoom.Stage.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomMemoryTest {
  private final UUID id = UUID.randomUUID();
  private final UUID host = UUID.randomUUID();
  private final RoomMemory memory = new RoomMemory(10);

  @Test
  void keepsTheHigherVersionWhicheverComesFirst() {
    memory.learn(room(LIVE, 2));

    var kept = memory.learn(room(SCHEDULED, 1));

    assertThat(kept).isEqualTo(room(LIVE, 2));
    assertThat(memory.find(id)).contains(room(LIVE, 2));
  }

  @Test
  void aLateRecordDoesNotBringAnEndedRoomBack() {
    memory.learn(room(ENDED, 3));

    var kept = memory.learn(room(LIVE, 2));

    assertThat(kept).isEqualTo(room(ENDED, 3));
    assertThat(memory.find(id)).contains(room(ENDED, 3));
  }

  @Test
  void anEndedRoomIsFoundAndADeletedOneIsNot() {
    memory.learn(room(LIVE, 2));
    memory.learn(room(ENDED, 3));
    assertThat(memory.find(id)).contains(room(ENDED, 3));

    memory.forget(id);

    assertThat(memory.find(id)).isEmpty();
  }

  @Test
  void aRoomThatIsSuspendedAfterItsEndAndThenNoMoreIsFoundAsItIs() {
    memory.learn(room(ENDED, 3));
    memory.learn(room(SUSPENDED, 4));
    assertThat(memory.find(id)).contains(room(SUSPENDED, 4));

    memory.learn(room(ENDED, 5));
    memory.learn(room(SUSPENDED, 4));

    assertThat(memory.find(id)).contains(room(ENDED, 5));
  }

  private KnownRoom room(KnownRoom.Stage stage, long version) {
    return new KnownRoom(
        id, host, stage, 0, false, Set.of(), Receivers.only(host), Speech.FREE, version);
  }
}
