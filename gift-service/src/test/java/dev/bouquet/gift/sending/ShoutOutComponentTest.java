package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GiftComponent
class ShoutOutComponentTest {
  private final Show show = Show.live();

  @Test
  void wordsTravelNormalised() throws Exception {
    var key = Ids.next();

    say(key, "  cafe\\u0301  for all! 🌹 ")
        .statusCode(201)
        .body("message", equalTo("café for all! 🌹"));
    say(key, "  cafe\\u0301  for all! 🌹 ")
        .statusCode(201)
        .body("message", equalTo("café for all! 🌹"))
        .header("Idempotency-Replayed", "true");
    say(key, "tea").statusCode(422).body("code", equalTo("KEY_REUSED"));

    var request = OtherServices.WALLET.requestsFor(key.toString()).getFirst();
    assertThat(request.getContext().unpack(GiftContext.class).getMessage())
        .isEqualTo("café for all! 🌹");
    assertThat(show.balance()).isEqualTo(999);
  }

  @ParameterizedTest
  @CsvSource({"rose, 0", "perfume, 30", "jubilee-parade, 120"})
  void wordsStayInSightByTheGiftsTier(String giftId, int seconds) throws Exception {
    assertThat(contextOf(giftId, "Encore!").getMessagePinnedSeconds()).isEqualTo(seconds);
    assertThat(contextOf(giftId, "").getMessagePinnedSeconds()).isZero();
  }

  @Test
  void silenceIsNoMessage() {
    say(Ids.next(), "   ").statusCode(201).body("message", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "see you at example [dot] com, MESSAGE_HAS_LINK",
    "\\u202Eolleh, MESSAGE_HAS_CONTROL_CHARACTERS",
    "a\\u0000b, MESSAGE_HAS_CONTROL_CHARACTERS",
    "a\\ud800b, MESSAGE_MALFORMED",
    "what an 1d10t, MESSAGE_HAS_BLOCKED_WORD"
  })
  void whatIsRefusedIsNotCharged(String message, String code) {
    say(Ids.next(), message).statusCode(422).body("code", equalTo(code));
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void tenThousandCharactersAreTooMany() {
    say(Ids.next(), "a".repeat(10_000)).statusCode(422).body("code", equalTo("MESSAGE_TOO_LONG"));
    assertThat(show.balance()).isEqualTo(1_000);
  }

  private ValidatableResponse say(UUID key, String message) {
    return show.send(key, "{\"giftId\":\"rose\",\"message\":\"%s\"}".formatted(message)).then();
  }

  private GiftContext contextOf(String giftId, String message) throws Exception {
    var key = Ids.next();
    show.send(key, "{\"giftId\":\"%s\",\"message\":\"%s\"}".formatted(giftId, message)).then();
    var request = OtherServices.WALLET.requestsFor(key.toString()).getFirst();
    return request.getContext().unpack(GiftContext.class);
  }
}
