package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What remains of gifts, filled anew by the operators' command.
class RebuiltHistoriesE2E {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void comeOutTheSame() {
    var alice = Person.login("alice").with1000MoreCoins();
    var cleo = Person.login("cleo");
    var room = cleo.liveRoom();
    alice.gift(room, UUID.randomUUID(), "rose", 3);
    alice.gift(room, UUID.randomUUID(), "lollipop", 1);
    alice.gift(room, UUID.randomUUID(), "sunflower", 2);
    await().atMost(PATIENCE).until(() -> giftsOf(alice, room) == 3);
    cleo.post("/v1/rooms/" + room + "/end", "");
    var before = whatRemains(alice, cleo);

    var rebuilt = RunningSuite.run("gifts", "rebuild", "--reason", "a new version", "--json");

    assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
    assertThat(rebuilt.json().path("status").asText()).isEqualTo("DONE");
    assertThat(whatRemains(alice, cleo)).isEqualTo(before);
  }

  private static long giftsOf(Person sender, String room) {
    long count = 0;
    for (var item : sender.get("/v1/me/gifts/sent").body().path("items")) {
      count += item.path("roomId").asText().equals(room) ? 1 : 0;
    }
    return count;
  }

  private static List<JsonNode> whatRemains(Person sender, Person creator) {
    var answers = new ArrayList<JsonNode>();
    answers.add(sender.get("/v1/me/gifts/sent?pageSize=100").body());
    answers.add(sender.get("/v1/me/gift-level").body());
    answers.add(creator.get("/v1/me/gifts/received?pageSize=100").body());
    answers.add(creator.get("/v1/me/gifts/newcomers?pageSize=100").body());
    answers.add(creator.get("/v1/gift-galleries/" + creator.id()).body());
    for (var period : List.of("DAY", "WEEK", "ALL_TIME")) {
      answers.add(creator.get("/v1/me/gift-senders?period=" + period).body());
      answers.add(
          creator
              .get("/v1/gift-rankings/creators/" + creator.id() + "/senders?period=" + period)
              .body());
    }
    return answers;
  }
}
