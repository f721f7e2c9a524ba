package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anonymous and quiet gifts.
@GiftComponent
class DiscretionComponentTest {
  private final Show show = Show.live();

  @Test
  void aGiftIsShownWhereNobodySaysOtherwise() throws Exception {
    var key = Ids.next();

    show.sendRose(key)
        .then()
        .statusCode(201)
        .body("anonymous", equalTo(false))
        .body("quiet", equalTo(false));

    assertThat(charged(key).getAnonymous()).isFalse();
    assertThat(charged(key).getQuiet()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "quiet"})
  void theWishTravelsAndBelongsToTheRequest(String wish) throws Exception {
    var key = Ids.next();
    var body = "{\"giftId\":\"rose\",\"%s\":true}".formatted(wish);

    show.send(key, body).then().statusCode(201).body(wish, equalTo(true));
    show.send(key, body)
        .then()
        .statusCode(201)
        .body(wish, equalTo(true))
        .header("Idempotency-Replayed", "true");
    show.sendRose(key).then().statusCode(422).body("code", equalTo("KEY_REUSED"));

    assertThat(charged(key).getAnonymous()).isEqualTo(wish.equals("anonymous"));
    assertThat(charged(key).getQuiet()).isEqualTo(wish.equals("quiet"));
    assertThat(show.balance()).isEqualTo(999);
  }

  @Test
  void whoIsInQuietModeSendsQuietly() {
    setQuiet(true);
    await().until(() -> sendsQuietly());

    setQuiet(false);
    await().until(() -> !sendsQuietly());
  }

  private void setQuiet(boolean quiet) {
    show.asViewer()
        .body("{\"quiet\":%b,\"levelHidden\":false}".formatted(quiet))
        .put("/v1/me/gift-settings")
        .then()
        .statusCode(200);
  }

  private boolean sendsQuietly() {
    return show.sendRose(Ids.next()).then().statusCode(201).extract().path("quiet");
  }

  private static GiftContext charged(UUID key) throws Exception {
    return OtherServices.WALLET
        .requestsFor(key.toString())
        .getFirst()
        .getContext()
        .unpack(GiftContext.class);
  }
}
