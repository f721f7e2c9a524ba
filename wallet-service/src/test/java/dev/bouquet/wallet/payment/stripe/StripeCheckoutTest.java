package dev.bouquet.wallet.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.wallet.payment.PaymentProvider.Checkout;
import dev.bouquet.wallet.payment.PaymentProvider.CheckoutResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeCheckoutTest {
  private final FakeStripe stripe = FakeStripe.start();
  private final StripeCheckout checkouts = checkouts(stripe.url(), FakeStripe.API_KEY);
  private final UUID topUp = UUID.randomUUID();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void asksForTheVerySumAndNamesTheTopUp() {
    var result = checkouts.start(new Checkout(topUp, 1000, 1149, "EUR"));

    var session = stripe.sessionsOf(topUp).getFirst();
    assertThat(result)
        .isEqualTo(new CheckoutResult.Started("https://checkout.stripe.test/c/" + session.id()));
    assertThat(session.params())
        .containsEntry("client_reference_id", topUp.toString())
        .containsEntry("metadata[top_up_id]", topUp.toString())
        .containsEntry("mode", "payment")
        .containsEntry("line_items[0][quantity]", "1")
        .containsEntry("line_items[0][price_data][unit_amount]", "1149")
        .containsEntry("line_items[0][price_data][currency]", "eur")
        .containsEntry("line_items[0][price_data][product_data][name]", "1000 coins")
        .containsEntry("success_url", "https://app.test/done")
        .containsEntry("cancel_url", "https://app.test/cancelled");
  }

  @Test
  void askedAgainGetsTheSameSession() {
    var checkout = new Checkout(topUp, 70, 150, "JPY");

    assertThat(checkouts.start(checkout)).isEqualTo(checkouts.start(checkout));
    assertThat(stripe.sessionsOf(topUp)).hasSize(1);
  }

  @Test
  void triesAgainUnderTheSameKeyWhereStripeHasTrouble() {
    stripe.failNext(500, "api_error");

    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Started.class);
    assertThat(stripe.requests()).isEqualTo(2);
    assertThat(stripe.sessionsOf(topUp)).hasSize(1);
  }

  @Test
  void saysThatStripeIsAwayWhereItStaysSo() {
    stripe.failNext(503, "api_error");
    stripe.failNext(503, "api_error");
    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Away.class);
    stripe.failNext(429, "rate_limit_error");
    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Away.class);
    stripe.failNext(409, "idempotency_error");
    stripe.failNext(409, "idempotency_error");
    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Away.class);

    assertThat(stripe.sessionsOf(topUp)).isEmpty();
  }

  @Test
  void waitsNoLongerThanItsTimeout() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var result =
          checkouts("http://127.0.0.1:" + silent.getLocalPort(), FakeStripe.API_KEY)
              .start(new Checkout(topUp, 70, 99, "USD"));

      assertThat(result).isInstanceOf(CheckoutResult.Away.class);
    }
  }

  @Test
  void saysWhatStripeWillNeverDo() {
    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "XXX")))
        .isInstanceOf(CheckoutResult.Refused.class);
    assertThat(checkouts(stripe.url(), "sk_test_wrong").start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Refused.class);
    assertThat(checkouts.start(new Checkout(topUp, 70, 14_900, "ISK")))
        .isInstanceOf(CheckoutResult.Refused.class);
    assertThat(checkouts.start(new Checkout(topUp, 70, 99, "USD")))
        .isInstanceOf(CheckoutResult.Started.class);
    assertThat(checkouts.start(new Checkout(topUp, 70, 1, "USD"))) // the same key, another sum
        .isInstanceOf(CheckoutResult.Refused.class);
  }

  private static StripeCheckout checkouts(String url, String apiKey) {
    var config = TestConfig.at(url, apiKey);
    return new StripeCheckout(config, StripeProvider.client(config));
  }
}
