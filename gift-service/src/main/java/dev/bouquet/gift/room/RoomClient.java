package dev.bouquet.gift.room;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc.RoomServiceBlockingStub;
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
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Asks room-service, once and shortly: a gift that waits for it should rather be sent again.
@ApplicationScoped
class RoomClient {
  private static final Logger LOG = Logger.getLogger(RoomClient.class);

  private final Channel channel;
  private final RoomServiceBlockingStub rooms;
  private final long deadlineMillis;
  private final Duration patience;
  private final Semaphore inFlight;

  RoomClient(@GrpcClient("room") Channel channel, RoomConfig config) {
    this.channel = channel;
    this.rooms = RoomServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.getRoomDeadline().toMillis();
    this.patience = config.reconnectPatience();
    this.inFlight = new Semaphore(config.maxCallsInFlightCount());
  }

  /// Asks for a room that cannot be: the first call fetches a token and connects, which takes
  /// longer than a sender should wait.
  void warmUp(@Observes StartupEvent started) {
    Thread.ofVirtual().name("room-client-warm-up").start(() -> get(new UUID(0, 0)));
  }

  RoomAnswer get(UUID id) {
    if (!inFlight.tryAcquire()) {
      return new RoomAnswer.Unreachable();
    }
    try {
      var deadline = Deadline.after(deadlineMillis, TimeUnit.MILLISECONDS);
      var request = GetRoomRequest.newBuilder().setRoomId(id.toString()).build();
      var answer =
          RetryOnce.call(
              channel, deadline, patience, by -> rooms.withDeadline(by).getRoom(request));
      return new RoomAnswer.Known(RoomRecords.read(answer.getRoom()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new RoomAnswer.Missing();
      }
      LOG.warnf("room-service was no help roomId=%s status=%s", id, e.getStatus());
      return new RoomAnswer.Unreachable();
    } finally {
      inFlight.release();
    }
  }
}
