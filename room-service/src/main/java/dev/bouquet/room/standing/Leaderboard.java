package dev.bouquet.room.standing;

import dev.bouquet.contracts.room.v1.Rank;
import dev.bouquet.contracts.room.v1.RoomStanding;
import java.util.List;

/// Who stands out in a room, by money and not by money.
///
/// @param topSenders who gave most coins; empty where the room shows no ranking
/// @param mostPresent who has been there for the most minutes
/// @param newestSenders names of those who gave here for the first time, newest first
/// @param senders how many people have given at all
record Leaderboard(
    List<Sender> topSenders, List<Present> mostPresent, List<String> newestSenders, long senders) {

  record Sender(String personId, String name, long coins) {
    static Sender of(Rank rank) {
      return new Sender(rank.getPersonId(), rank.getName(), rank.getAmount());
    }
  }

  record Present(String personId, String name, long minutes) {
    static Present of(Rank rank) {
      return new Present(rank.getPersonId(), rank.getName(), rank.getAmount());
    }
  }

  static Leaderboard of(RoomStanding standing) {
    return new Leaderboard(
        standing.getTopSendersList().stream().map(Sender::of).toList(),
        standing.getMostPresentList().stream().map(Present::of).toList(),
        List.copyOf(standing.getNewestSendersList()),
        standing.getSenders());
  }
}
