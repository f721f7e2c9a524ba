package dev.bouquet.room.grpc;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.GetRoomResponse;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomService;
import dev.bouquet.contracts.room.v1.ShowTestGiftRequest;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.directory.RoomLookup;
import dev.bouquet.room.follow.FollowStore;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// Rooms for other services.
///
/// Answers from memory where it can, and otherwise on a virtual thread. Not by an annotation on the
/// method: this version of Quarkus loses such calls under load.
@GrpcService
public class RoomGrpcService implements RoomService {
  private static final Logger LOG = Logger.getLogger(RoomGrpcService.class);

  private final RoomLookup lookup;
  private final FollowStore follows;
  private final TestGifts testGifts;
  private final ExecutorService virtual;

  RoomGrpcService(
      RoomLookup lookup,
      FollowStore follows,
      TestGifts testGifts,
      @VirtualThreads ExecutorService virtual) {
    this.lookup = lookup;
    this.follows = follows;
    this.testGifts = testGifts;
    this.virtual = virtual;
  }

  @Override
  @RolesAllowed("room-read")
  public Uni<GetRoomResponse> getRoom(GetRoomRequest request) {
    var roomId = Ids.parse(request.getRoomId());
    var follower = Ids.parse(request.getFollowerId());
    if (roomId.isEmpty()) {
      return Uni.createFrom().failure(GrpcProblem.invalid("room_id must be a UUID"));
    }
    if (follower.isEmpty() && !request.getFollowerId().isEmpty()) {
      return Uni.createFrom().failure(GrpcProblem.invalid("follower_id must be a UUID"));
    }
    return follower.map(person -> find(roomId.get(), person)).orElseGet(() -> find(roomId.get()));
  }

  @Override
  @RolesAllowed("room-test-gift")
  public Uni<ShowTestGiftResponse> showTestGift(ShowTestGiftRequest request) {
    return Uni.createFrom().item(() -> testGifts.show(request)).runSubscriptionOn(virtual);
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

  private Uni<GetRoomResponse> find(UUID roomId, UUID follower) {
    return Uni.createFrom()
        .item(() -> lookup.find(roomId).map(room -> withFollower(room, follower)))
        .runSubscriptionOn(virtual)
        .onFailure()
        .transform(RoomGrpcService::unavailable)
        .map(RoomGrpcService::foundOrNot);
  }

  private GetRoomResponse withFollower(Room room, UUID follower) {
    try {
      var since = follows.since(follower, UUID.fromString(room.getHostId()));
      return response(room).toBuilder().setFollowsHost(since.isPresent()).build();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GetRoomResponse responseOrNotFound(Optional<Room> room) {
    return foundOrNot(room.map(RoomGrpcService::response));
  }

  private static GetRoomResponse foundOrNot(Optional<GetRoomResponse> response) {
    return response.orElseThrow(
        () -> GrpcProblem.of(Status.Code.NOT_FOUND, "ROOM_NOT_FOUND", "There is no such room."));
  }

  private static GetRoomResponse response(Room room) {
    return GetRoomResponse.newBuilder().setRoom(room).build();
  }

  private static Throwable unavailable(Throwable failure) {
    LOG.warnf("a room cannot be looked up: %s", failure.getMessage());
    return GrpcProblem.retryLater("The room directory cannot be read now.");
  }
}
