package dev.bouquet.gift.room;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc.RoomServiceBlockingStub;
import dev.bouquet.contracts.room.v1.ShowTestGiftRequest;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.kit.grpc.RetryOnce;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Asks room-service, once and shortly: a gift that waits for it should rather be sent again.
@ApplicationScoped
class RoomClient {
  private static final Logger LOG = Logger.getLogger(RoomClient.class);

  private final Channel channel;
  private final RoomServiceBlockingStub rooms;
  private final long deadlineMillis;
  private final long testGiftDeadlineMillis;
  private final Duration patience;
  private final Semaphore inFlight;

  RoomClient(@GrpcClient("room") Channel channel, RoomConfig config) {
    this.channel = channel;
    this.rooms = RoomServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.getRoomDeadline().toMillis();
    this.testGiftDeadlineMillis = config.testGiftDeadline().toMillis();
    this.patience = config.reconnectPatience();
    this.inFlight = new Semaphore(config.maxCallsInFlightCount());
  }

  /// Asks for a room that cannot be: the first call fetches a token and connects, which takes
  /// longer than a sender should wait.
  void warmUp(@Observes StartupEvent started) {
    Thread.ofVirtual().name("room-client-warm-up").start(() -> get(new UUID(0, 0)));
  }

  RoomAnswer get(UUID id) {
    var request = GetRoomRequest.newBuilder().setRoomId(id.toString()).build();
    return ask(deadlineMillis, id, stub -> get(stub, request))
        .orElseGet(RoomAnswer.Unreachable::new);
  }

  private static RoomAnswer get(RoomServiceBlockingStub stub, GetRoomRequest request) {
    try {
      return new RoomAnswer.Known(RoomRecords.read(stub.getRoom(request).getRoom()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new RoomAnswer.Missing();
      }
      throw e;
    }
  }

  /// Empty where room-service is of no help.
  Optional<Boolean> follows(UUID id, UUID person) {
    var request =
        GetRoomRequest.newBuilder()
            .setRoomId(id.toString())
            .setFollowerId(person.toString())
            .build();
    return ask(deadlineMillis, id, stub -> stub.getRoom(request).getFollowsHost());
  }

  /// Empty where it cannot be learned what became of it.
  Optional<ShowTestGiftResponse> show(UUID id, TestGift gift) {
    var request = ShowTestGiftRequest.newBuilder().setRoomId(id.toString()).setGift(gift).build();
    return ask(testGiftDeadlineMillis, id, stub -> stub.showTestGift(request));
  }

  private <R> Optional<R> ask(long millis, UUID id, Function<RoomServiceBlockingStub, R> call) {
    if (!inFlight.tryAcquire()) {
      return Optional.empty();
    }
    try {
      var deadline = Deadline.after(millis, TimeUnit.MILLISECONDS);
      return Optional.of(
          RetryOnce.call(channel, deadline, patience, by -> call.apply(rooms.withDeadline(by))));
    } catch (StatusRuntimeException e) {
      LOG.warnf("room-service was no help roomId=%s status=%s", id, e.getStatus());
      return Optional.empty();
    } finally {
      inFlight.release();
    }
  }
}
