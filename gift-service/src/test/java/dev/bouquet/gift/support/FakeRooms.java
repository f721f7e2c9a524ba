package dev.bouquet.gift.support;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.GetRoomResponse;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Room-service's answer to `GetRoom`.
public final class FakeRooms extends RoomServiceGrpc.RoomServiceImplBase {
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  public void put(Room room) {
    rooms.put(room.getRoomId(), room);
  }

  public int timesAskedFor(String roomId) {
    return asked.getOrDefault(roomId, new AtomicInteger()).get();
  }

  @Override
  public void getRoom(GetRoomRequest request, StreamObserver<GetRoomResponse> observer) {
    asked.computeIfAbsent(request.getRoomId(), _ -> new AtomicInteger()).incrementAndGet();
    var room = rooms.get(request.getRoomId());
    if (room == null) {
      observer.onError(GrpcProblem.of(Status.Code.NOT_FOUND, "ROOM_NOT_FOUND", "no such room"));
      return;
    }
    observer.onNext(GetRoomResponse.newBuilder().setRoom(room).build());
    observer.onCompleted();
  }
}
