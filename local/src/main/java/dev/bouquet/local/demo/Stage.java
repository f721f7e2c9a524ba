package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A creator's room for this show, and what it has earned.
final class Stage {
  private static final int PAGE = 100;

  private final Api api;
  private final Person creator;
  private final String roomId;
  private final long earningsBefore;

  /// What a creator's earnings say about one gift.
  record Earning(long coins, long diamonds, long fee) {}

  Stage(Api api, Person creator, String roomId, long earningsBefore) {
    this.api = api;
    this.creator = creator;
    this.roomId = roomId;
    this.earningsBefore = earningsBefore;
  }

  static Stage open(Api api, Person creator) throws InterruptedException {
    var title = Api.JSON.createObjectNode().put("title", "The show of " + creator.name());
    var token = creator.token();
    var room = api.insist(Api.Call.post(api.url("/v1/rooms"), token, Uuid7.next(), title));
    var id = room.get("id").asText();
    api.insist(Api.Call.post(api.url("/v1/rooms/" + id + "/start"), token, null, null));
    return new Stage(api, creator, id, gifts(api, creator));
  }

  private static long gifts(Api api, Person creator) throws InterruptedException {
    return api.insist(Api.Call.get(api.url("/v1/earnings"), creator.token())).get("gifts").asLong();
  }

  String roomId() {
    return roomId;
  }

  String creatorName() {
    return creator.name();
  }

  /// Gifts that have become earnings since the room was opened.
  long earnedGifts() throws InterruptedException {
    return gifts(api, creator) - earningsBefore;
  }

  /// The newest earnings, as many as came since the room was opened, by gift.
  ///
  /// @return also earnings that are there more than once, as `null`
  Map<String, @Nullable Earning> earnings() throws InterruptedException {
    long wanted = earnedGifts();
    var earnings = new HashMap<String, @Nullable Earning>();
    String pageToken = "";
    for (long seen = 0; seen < wanted; ) {
      var page =
          api.insist(
              Api.Call.get(
                  api.url("/v1/earnings/entries?pageSize=" + PAGE + pageToken), creator.token()));
      for (var entry : page.get("items")) {
        if (seen++ == wanted) {
          break;
        }
        var gift = entry.get("giftId").asText();
        earnings.put(gift, earnings.containsKey(gift) ? null : earning(entry));
      }
      if (!page.hasNonNull("nextPageToken")) {
        break;
      }
      pageToken = "&pageToken=" + page.get("nextPageToken").asText();
    }
    return earnings;
  }

  private static Earning earning(JsonNode entry) {
    return new Earning(
        entry.get("coins").asLong(), entry.get("diamonds").asLong(), entry.get("fee").asLong());
  }

  /// Asks the room for half of the coins that the show plans for it.
  void setGoal(long plannedCoins) throws InterruptedException {
    var goal = Api.JSON.createObjectNode().put("title", "Half of what the show brings");
    goal.putArray("subGoals").addObject().put("target", Math.max(1, plannedCoins / 2));
    api.insist(
        Api.Call.post(
            api.url("/v1/rooms/" + roomId + "/goals"), creator.token(), Uuid7.next(), goal));
  }

  /// The goal's, as the directory has it, which follows the room by a second or two.
  long goalProgress() throws InterruptedException {
    var goals =
        api.insist(Api.Call.get(api.url("/v1/rooms/" + roomId + "/goals"), creator.token()));
    return goals.path("items").path(0).path("subGoals").path(0).path("progress").asLong();
  }

  void end() throws InterruptedException {
    api.insist(Api.Call.post(api.url("/v1/rooms/" + roomId + "/end"), creator.token(), null, null));
  }
}
