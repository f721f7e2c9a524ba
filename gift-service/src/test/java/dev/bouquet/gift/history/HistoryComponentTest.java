package dev.bouquet.gift.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class HistoryComponentTest {
  private static final String SENT = "/v1/me/gifts/sent";
  private static final String RECEIVED = "/v1/me/gifts/received";
  private static final String NEWCOMERS = "/v1/me/gifts/newcomers";

  private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void senderAndReceiverSeeWhatWasSaidAndThatItWasTheFirst() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var combo = UUID.randomUUID();
    var gift =
        Charges.gift(
            ann.id(),
            cleo.id(),
            6,
            FIRST,
            context -> context.setQuantity(3).setMessage("Bravo!").setComboId(combo.toString()));

    Charges.publish(gift);

    var received = cleo.awaitItems(RECEIVED, 1);
    assertThat(received.getMap("items[0]"))
        .containsEntry("id", gift.getChargeId())
        .containsEntry("senderId", ann.id().toString())
        .containsEntry("senderName", "ann")
        .containsEntry("giftId", "rose")
        .containsEntry("giftName", "Rose")
        .containsEntry("quantity", 3)
        .containsEntry("coins", 6)
        .containsEntry("takenBackCoins", 0)
        .containsEntry("message", "Bravo!")
        .containsEntry("anonymous", false)
        .containsEntry("quiet", false)
        .containsEntry("isFirst", true)
        .containsEntry("sentAt", "2026-11-20T10:00:00Z");
    var sent = ann.get(SENT);
    assertThat(sent.getMap("items[0]"))
        .containsEntry("message", "Bravo!")
        .containsEntry("comboId", combo.toString());
    assertThat(sent.getList("items[0].receivers"))
        .isEqualTo(
            List.of(
                Map.of(
                    "receiverId",
                    cleo.id().toString(),
                    "coins",
                    6,
                    "takenBackCoins",
                    0,
                    "isFirst",
                    true)));
    assertThat(cleo.get(NEWCOMERS).getString("items[0].name")).isEqualTo("ann");
  }

  @Test
  void anAnonymousGiftNamesItsSenderToNobodyElseAndIsNeverTheFirst() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var hidden = Charges.gift(ann.id(), cleo.id(), 5, FIRST, context -> context.setAnonymous(true));
    var named = Charges.gift(ann.id(), cleo.id(), 5, FIRST.plusSeconds(9), context -> context);

    Charges.publish(hidden, named);

    var received = cleo.awaitItems(RECEIVED, 2);
    assertThat(received.getMap("items[1]"))
        .containsEntry("anonymous", true)
        .containsEntry("isFirst", false)
        .doesNotContainKeys("senderId", "senderName");
    assertThat(received.getBoolean("items[0].isFirst")).isTrue();
    assertThat(ann.get(SENT).getList("items.anonymous")).isEqualTo(List.of(false, true));
  }

  @Test
  void eachReceiverOfAGiftSeesTheirPart() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var dan = Person.creator();
    var gift =
        Charges.gift(
            ann.id(),
            cleo.id(),
            10,
            FIRST,
            context ->
                context.addParts(Charges.part(cleo.id(), 7)).addParts(Charges.part(dan.id(), 3)));

    Charges.publish(gift);
    dan.awaitItems(RECEIVED, 1);
    Charges.publish(Charges.reversal(gift, 5));

    var dans = dan.await(RECEIVED, answer -> answer.getInt("items[0].takenBackCoins") > 0);
    assertThat(dans.getInt("items[0].coins")).isEqualTo(3);
    assertThat(dans.getInt("items[0].takenBackCoins")).isEqualTo(1);
    var sent = ann.get(SENT);
    assertThat(sent.getInt("items[0].takenBackCoins")).isEqualTo(5);
    assertThat(sent.getList("items[0].receivers.takenBackCoins")).isEqualTo(List.of(4, 1));
  }

  @Test
  void aGiftThatIsTakenBackAsAWholeStaysInTheHistoryAndIsNoLongerTheFirst() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var first = Charges.gift(ann.id(), cleo.id(), 5, FIRST, context -> context);
    var second = Charges.gift(ann.id(), cleo.id(), 5, FIRST.plusSeconds(60), context -> context);
    Charges.publish(first, second);
    cleo.awaitItems(RECEIVED, 2);

    Charges.publish(Charges.reversal(first, 5));

    var received = cleo.await(RECEIVED, answer -> answer.getInt("items[1].takenBackCoins") == 5);
    assertThat(received.getList("items.isFirst")).isEqualTo(List.of(true, false));
    assertThat(cleo.get(NEWCOMERS).getString("items[0].firstGift")).isEqualTo(second.getChargeId());
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    for (int number = 0; number < 5; number++) {
      // Two by two at the same moment.
      var at = FIRST.plusSeconds(number / 2);
      Charges.publish(Charges.gift(ann.id(), cleo.id(), 1, at, context -> context));
    }
    var all = ann.awaitItems(SENT, 5).getList("items.id");

    var first = ann.get(SENT + "?pageSize=2");
    var second = ann.get(SENT + "?pageSize=2&pageToken=" + first.getString("nextPageToken"));
    var third = ann.get(SENT + "?pageSize=2&pageToken=" + second.getString("nextPageToken"));

    assertThat(first.getList("items.id")).isEqualTo(all.subList(0, 2));
    assertThat(second.getList("items.id")).isEqualTo(all.subList(2, 4));
    assertThat(third.getList("items.id")).isEqualTo(all.subList(4, 5));
    assertThat(third.getString("nextPageToken")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "MQ", "LTUsMQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LDE"})
  void refusesAPageTokenOfSomebodyElsesMaking(String token) {
    Person.viewer()
        .asks()
        .queryParam("pageToken", token)
        .get(SENT)
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
  }

  @Test
  void historiesAreForTheirRolesOnlyAndOnesOwn() {
    given().get(SENT).then().statusCode(401);
    Person.creator().asks().get(SENT).then().statusCode(403);
    Person.viewer().asks().get(RECEIVED).then().statusCode(403);
    Person.viewer().asks().get(NEWCOMERS).then().statusCode(403);
    assertThat(Person.viewer().get(SENT).getList("items")).isEmpty();
  }
}
