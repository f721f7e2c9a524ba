package dev.bouquet.gift.support;

import dev.bouquet.contracts.room.v1.GetRoomRequest;
import dev.bouquet.contracts.room.v1.GetRoomResponse;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomServiceGrpc;
import dev.bouquet.contracts.room.v1.ShowTestGiftRequest;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Room-service's answers.
public final class FakeRooms extends RoomServiceGrpc.RoomServiceImplBase {
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final Map<String, ShowTestGiftResponse> testAnswers = new ConcurrentHashMap<>();
  private final Map<String, List<TestGift>> testGifts = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Set<String> followers = ConcurrentHashMap.newKeySet();

  public void put(Room room) {
    rooms.put(room.getRoomId(), room);
  }

  /// The person follows every host from now on.
  public void follow(UUID person) {
    followers.add(person.toString());
  }

  public void unfollow(UUID person) {
    followers.remove(person.toString());
  }

  /// What the room answers to test gifts from now on.
  public void answerTestGifts(String roomId, ShowTestGiftResponse answer) {
    testAnswers.put(roomId, answer);
  }

  /// Those that the room was asked to show, in order.
  public List<TestGift> testGifts(String roomId) {
    return testGifts.getOrDefault(roomId, List.of());
  }

  @Override
  public void showTestGift(
      ShowTestGiftRequest request, StreamObserver<ShowTestGiftResponse> observer) {
    testGifts
        .computeIfAbsent(request.getRoomId(), _ -> new CopyOnWriteArrayList<>())
        .add(request.getGift());
    observer.onNext(
        testAnswers.getOrDefault(request.getRoomId(), ShowTestGiftResponse.getDefaultInstance()));
    observer.onCompleted();
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
    observer.onNext(
        GetRoomResponse.newBuilder()
            .setRoom(room)
            .setFollowsHost(followers.contains(request.getFollowerId()))
            .build());
    observer.onCompleted();
  }
}
