package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The platform stops a room, or a safe haven bans somebody: the last gifts go back, from the
/// screen to the creator's earnings.
class ReturnedGiftsE2E {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Person bob = Person.login("bob").with1000MoreCoins();
  private final Person dan = Person.login("dan");
  private final Person oscar = Person.login("oscar");

  @Test
  void theLastGiftsGoBackAndTheRoomTakesNoMore() {
    long balance = bob.balance();
    var earned = dan.get("/v1/earnings");
    var room = dan.liveRoom();
    var sent = IntStream.range(0, 3).mapToObj(_ -> send(room)).toList();
    await().atMost(PATIENCE).until(() -> coinsOf(dan) == earned.number("coins") + 30);

    var suspended = oscar.post(admin(room, "suspension"), "{\"reason\":\"a scam\"}");

    assertThat(suspended.status()).as(suspended.body().toString()).isEqualTo(200);
    assertThat(suspended.text("status")).isEqualTo("SUSPENDED");
    await()
        .atMost(PATIENCE)
        .until(() -> bob.gift(room, UUID.randomUUID(), "rose", 1).code(), "ROOM_SUSPENDED"::equals);
    await().atMost(PATIENCE).until(bob::balance, now -> now == balance);
    await().atMost(PATIENCE).until(() -> coinsOf(dan) == earned.number("coins"));
    assertThat(dan.get("/v1/earnings").number("pendingDiamonds"))
        .isEqualTo(earned.number("pendingDiamonds"));
    await().atMost(PATIENCE).until(() -> statuses(room).equals(Set.of("RETURNED")));
    assertThat(returned(room)).containsAll(sent);
    await()
        .atMost(PATIENCE)
        .until(() -> dan.get("/v1/rooms/" + room + "/sustainability").number("coins") == 0);
    GiftPathE2E.assertBooksBalance();
  }

  @Test
  void aRoomWhoseSuspensionIsLiftedTakesGiftsAndKeepsThem() {
    var room = dan.liveRoom();
    oscar.post(admin(room, "suspension"), "{\"reason\":\"a mistake\"}");

    var lifted = oscar.delete(admin(room, "suspension"));

    assertThat(lifted.text("status")).isEqualTo("PAUSED");
    await()
        .atMost(PATIENCE)
        .until(() -> bob.gift(room, UUID.randomUUID(), "rose", 1).status() == 201);
    assertThat(statuses(room)).isEmpty();
    GiftPathE2E.assertBooksBalance();
  }

  @Test
  void whoASafeHavenBansGetsTheLastGiftsBackAndStaysBanned() {
    long balance = bob.balance();
    var room = dan.liveRoom();
    assertThat(dan.put("/v1/rooms/" + room + "/settings", "{\"safeHaven\":true}").status())
        .isEqualTo(200);
    var sent = send(room);
    await()
        .atMost(PATIENCE)
        .until(() -> dan.get("/v1/rooms/" + room + "/sustainability").number("coins") == 10);

    assertThat(dan.put("/v1/rooms/" + room + "/bans/" + bob.id(), "").status()).isEqualTo(204);

    await().atMost(PATIENCE).until(bob::balance, now -> now == balance);
    await().atMost(PATIENCE).until(() -> statuses(room).equals(Set.of("RETURNED")));
    assertThat(returned(room)).containsExactly(sent);
    awaitRefusal(room);
    var next = dan.liveRoom();
    awaitRefusal(next);
    assertThat(dan.delete("/v1/rooms/" + next + "/bans/" + bob.id()).status()).isEqualTo(204);
    GiftPathE2E.assertBooksBalance();
  }

  private void awaitRefusal(String room) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> bob.gift(room, UUID.randomUUID(), "rose", 1).code(), "BANNED_FROM_ROOM"::equals);
  }

  private String send(String room) {
    var id = UUID.randomUUID();
    assertThat(bob.gift(room, id, "rose", 10).status()).isEqualTo(201);
    return id.toString();
  }

  private static long coinsOf(Person creator) {
    return creator.get("/v1/earnings").number("coins");
  }

  private Set<String> statuses(String room) {
    return Set.copyOf(returns(room, "status"));
  }

  private List<String> returned(String room) {
    return returns(room, "chargeId");
  }

  private List<String> returns(String room, String field) {
    var items = oscar.get(admin(room, "returns") + "?pageSize=100").body().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  private static String admin(String room, String what) {
    return "/v1/admin/rooms/" + room + "/" + what;
  }
}
