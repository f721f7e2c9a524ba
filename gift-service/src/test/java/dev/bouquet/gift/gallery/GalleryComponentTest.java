package dev.bouquet.gift.gallery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GiftComponent
class GalleryComponentTest {
  private static final String OWN = "/v1/me/gift-gallery";
  private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");

  private static String galleryOf(Person creator) {
    return "/v1/gift-galleries/" + creator.id();
  }

  @Test
  void showsWhoUnlockedAGiftAndWhoGaveMostOfIt() {
    var ann = Person.viewer();
    var ben = Person.viewer();
    var cleo = Person.creator();

    Charges.publish(
        Charges.gift(
            ben.id(),
            cleo.id(),
            9,
            FIRST.plusSeconds(9),
            gift -> gift.setQuantity(9).setSenderName("ben")),
        Charges.gift(ann.id(), cleo.id(), 1, FIRST, gift -> gift));

    var gallery = cleo.await(galleryOf(cleo), answer -> answer.getInt("items[0].quantity") == 10);
    assertThat(gallery.getList("items"))
        .isEqualTo(
            List.of(
                Map.of(
                    "giftId",
                    "rose",
                    "giftName",
                    "Rose",
                    "quantity",
                    10,
                    "coins",
                    10,
                    "unlockedAt",
                    "2026-11-20T10:00:00Z",
                    "unlockedBy",
                    Map.of("personId", ann.id().toString(), "name", "ann"),
                    "topSender",
                    Map.of("personId", ben.id().toString(), "name", "ben", "coins", 9))));
  }

  @Test
  void whoSentQuietlyIsNamedToTheCreatorAndWhoSentAnonymouslyToNobody() {
    var ann = Person.viewer();
    var ben = Person.viewer();
    var cleo = Person.creator();

    Charges.publish(
        Charges.gift(ann.id(), cleo.id(), 5, FIRST, gift -> gift.setQuiet(true)),
        Charges.gift(
            ben.id(), cleo.id(), 5, FIRST, gift -> gift.setGiftId("crown").setAnonymous(true)));

    var own = cleo.awaitItems(OWN, 2);
    assertThat(own.getMap("items[0]"))
        .containsEntry("giftId", "crown")
        .doesNotContainKeys("unlockedBy", "topSender");
    assertThat(own.getString("items[1].unlockedBy.personId")).isEqualTo(ann.id().toString());
    assertThat(own.getString("items[1].topSender.personId")).isEqualTo(ann.id().toString());
    var shown = cleo.get(galleryOf(cleo));
    assertThat(shown.getMap("items[0]")).doesNotContainKeys("unlockedBy", "topSender");
    assertThat(shown.getMap("items[1]"))
        .containsEntry("quantity", 1)
        .doesNotContainKeys("unlockedBy", "topSender");
  }

  @Test
  void aGiftThatIsTakenBackLeavesTheGallery() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var gift = Charges.rose(ann.id(), cleo.id(), 5);
    Charges.publish(gift);
    cleo.awaitItems(galleryOf(cleo), 1);

    Charges.publish(Charges.reversal(gift, 5));

    cleo.awaitItems(galleryOf(cleo), 0);
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    for (var giftId : List.of("rose", "crown", "swan")) {
      Charges.publish(Charges.gift(ann.id(), cleo.id(), 5, FIRST, gift -> gift.setGiftId(giftId)));
    }
    cleo.awaitItems(galleryOf(cleo), 3);

    var first = cleo.get(galleryOf(cleo) + "?pageSize=2");
    var second =
        cleo.get(galleryOf(cleo) + "?pageSize=2&pageToken=" + first.getString("nextPageToken"));

    assertThat(first.getList("items.giftId")).isEqualTo(List.of("crown", "rose"));
    assertThat(second.getList("items.giftId")).isEqualTo(List.of("swan"));
    assertThat(second.getString("nextPageToken")).isNull();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    given()
        .get("/v1/gift-galleries/cleo")
        .then()
        .statusCode(404)
        .body("code", equalTo("CREATOR_NOT_FOUND"));
    given()
        .queryParam("pageToken", "?")
        .get(galleryOf(Person.creator()))
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
    given().get(OWN).then().statusCode(401);
    Person.viewer().asks().get(OWN).then().statusCode(403);
  }
}
