package dev.bouquet.room.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A follower in each of some rooms, all on one pod at a time.
final class Crowd implements AutoCloseable {
  private final List<Follower> followers = new ArrayList<>();

  private Crowd() {}

  /// In rooms that have no gifts yet.
  static Crowd in(List<UUID> rooms, Pod pod) throws InterruptedException {
    var crowd = new Crowd();
    for (var roomId : rooms) {
      crowd.followers.add(Follower.of(roomId, pod));
    }
    return crowd;
  }

  /// Returns when everything has come that has been given so far.
  void readAll(GiftRain rain) {
    followers.forEach(follower -> follower.readCharges(rain.count(follower.roomId())));
  }

  void cut() {
    followers.forEach(Follower::cut);
  }

  void resume(Pod pod) throws InterruptedException {
    for (var follower : followers) {
      follower.resume(pod);
    }
  }

  /// Returns when all have been sent away.
  void readFarewells(String code) {
    for (var follower : followers) {
      follower.readToTheEnd();
      assertThat(follower.farewells()).containsExactly(code);
    }
  }

  boolean isConnected() {
    return followers.stream().allMatch(Follower::isConnected);
  }

  /// Every charge once and in order, nothing else, and the totals that go with it. To be asked when
  /// the rain has stopped.
  void hasSeenAll(GiftRain rain) {
    readAll(rain);
    for (var follower : followers) {
      var room = follower.roomId();
      assertThat(follower.charges()).isNotEmpty().isEqualTo(rain.charges(room));
      assertThat(follower.totals()).isEqualTo(rain.totals(room));
    }
  }

  String epoch(UUID roomId) {
    return followers.stream()
        .filter(follower -> follower.roomId().equals(roomId))
        .findFirst()
        .orElseThrow()
        .epoch();
  }

  @Override
  public void close() {
    followers.forEach(Follower::close);
  }
}
