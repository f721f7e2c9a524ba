package dev.bouquet.room.topology;

import static dev.bouquet.room.topology.Pipeline.HOST;
import static dev.bouquet.room.topology.Pipeline.ROOM;
import static dev.bouquet.room.topology.Pipeline.charge;
import static dev.bouquet.room.topology.Pipeline.command;
import static dev.bouquet.room.topology.Pipeline.event;
import static dev.bouquet.room.topology.Pipeline.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.room.v1.CreateRoom;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.SetGoal;
import dev.bouquet.contracts.room.v1.SubGoal;
import dev.bouquet.contracts.wallet.v1.Charged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that leaves the fold says who sent an anonymous gift.
class AnonymousGiftTest {
  private static final String SENDER = new UUID(4, 4).toString();
  private static final String NAME = "Benedetta";

  @Test
  void senderIsInNoEventAndNoSnapshot(@TempDir Path stateDir) {
    try (var pipeline = new Pipeline(stateDir)) {
      pipeline.send(
          command("create").setCreate(CreateRoom.newBuilder().setTitle("Show").setHostName("Mia")));
      pipeline.send(
          command("goal")
              .setSetGoal(
                  SetGoal.newBuilder()
                      .setGoalId(new UUID(5, 5).toString())
                      .setTitle("An encore")
                      .addSubGoals(SubGoal.newBuilder().setTarget(25))));
      pipeline.charges().pipeInput(ROOM, event(anonymous(charge(1, 25))));
      pipeline.driver().advanceWallClockTime(Duration.ofSeconds(1));
      pipeline
          .charges()
          .pipeInput(
              ROOM,
              event(
                  reversal(2, 5).toBuilder()
                      .setPayerId(SENDER)
                      .setContext(Any.pack(GiftReversal.newBuilder().setRoomId(ROOM).build()))
                      .build()));
      pipeline.driver().advanceWallClockTime(Duration.ofMinutes(1));

      var events = pipeline.events().readValuesToList();
      var said = new ArrayList<Message>(events);
      said.addAll(pipeline.snapshots().readValuesToList());
      assertThat(events)
          .extracting(RoomEvent::getEventCase)
          .contains(
              RoomEvent.EventCase.GIFT_SHOWN,
              RoomEvent.EventCase.COMBO_ENDED,
              RoomEvent.EventCase.GIFT_REVERSED,
              RoomEvent.EventCase.SUB_GOAL_REACHED,
              RoomEvent.EventCase.GOAL_REACHED);
      assertThat(said.toString()).contains("Rose").doesNotContain(SENDER).doesNotContain(NAME);
    }
  }

  private static Charged anonymous(Charged charged) {
    return charged.toBuilder()
        .setPayerId(SENDER)
        .setContext(
            Any.pack(
                GiftContext.newBuilder()
                    .setGiftId("rose")
                    .setGiftName("Rose")
                    .setQuantity(1)
                    .setCoins(25)
                    .setSenderId(SENDER)
                    .setSenderName(NAME)
                    .setReceiverId(HOST)
                    .setComboId(new UUID(6, 6).toString())
                    .setAnonymous(true)
                    .build()))
        .build();
  }
}
