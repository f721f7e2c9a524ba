package dev.bouquet.room.directory;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.GetRoomResponse;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomService;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// Rooms for other services.
///
/// Answers from memory where it can, and otherwise from the directory on a virtual thread. Not by
/// an annotation on the method: this version of Quarkus loses such calls under load.
@GrpcService
public class RoomGrpcService implements RoomService {
  private static final Logger LOG = Logger.getLogger(RoomGrpcService.class);

  private final RoomLookup lookup;
  private final ExecutorService virtual;

  RoomGrpcService(RoomLookup lookup, @VirtualThreads ExecutorService virtual) {
    this.lookup = lookup;
    this.virtual = virtual;
  }

  @Override
  @RolesAllowed("room-read")
  public Uni<GetRoomResponse> getRoom(GetRoomRequest request) {
    return Ids.parse(request.getRoomId())
        .map(this::find)
        .orElseGet(() -> Uni.createFrom().failure(GrpcProblem.invalid("room_id must be a UUID")));
  }

  private Uni<GetRoomResponse> find(UUID roomId) {
    var known = lookup.inMemory(roomId);
    if (known.isPresent()) {
      return Uni.createFrom().item(response(known.get()));
    }
    return Uni.createFrom()
        .item(() -> lookup.find(roomId))
        .runSubscriptionOn(virtual)
        .onFailure()
        .transform(RoomGrpcService::unavailable)
        .map(RoomGrpcService::responseOrNotFound);
  }

  private static GetRoomResponse responseOrNotFound(Optional<Room> room) {
    return room.map(RoomGrpcService::response)
        .orElseThrow(() ->
            GrpcProblem.of(Status.Code.NOT_FOUND, "ROOM_NOT_FOUND", "There is no such room."));
  }

  private static GetRoomResponse response(Room room) {
    return GetRoomResponse.newBuilder().setRoom(room).build();
  }

  private static Throwable unavailable(Throwable failure) {
    LOG.warnf("a room cannot be looked up: %s", failure.getMessage());
    return GrpcProblem.retryLater("The room directory cannot be read now.");
  }
}
