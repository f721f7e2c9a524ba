package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;

import dev.bouquet.wallet.Wallets.Person;
import dev.bouquet.wallet.payment.WebhookSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Top-ups that were started with the sandbox, and what it says of them.
final class Payments {
  static final String SECRET = "sandbox-webhook-secret";

  private Payments() {}

  /// Of 70 coins for 99 cents, and of which the sandbox has been kept from speaking.
  static UUID pendingTopUp(Person person) {
    var id = UUID.randomUUID();
    Database.execute(
        """
        insert into top_up (id, owner_id, pack_id, coins, amount, currency, provider, checkout_url, status)
        values ('%s', '%s', 'coins-70', 70, 99, 'USD', 'sandbox', 'https://example.test/pay', 'PENDING')
        """
            .formatted(id, person.id()));
    return id;
  }

  static String succeeded(String eventId, UUID topUp, long amount) {
    return event(eventId, "payment.succeeded", topUp, amount);
  }

  static String event(String eventId, String type, UUID topUp, long amount) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"topUpId\":\"%s\",\"amount\":%d,\"currency\":\"USD\"}"
        .formatted(eventId, type, topUp, amount);
  }

  /// About a refund or a dispute.
  static String event(String eventId, String type, UUID topUp, long amount, String reference) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"topUpId\":\"%s\",\"reference\":\"%s\",\"amount\":%d,\"currency\":\"USD\"}"
        .formatted(eventId, type, topUp, reference, amount);
  }

  /// The ids of all events that wait for an operator.
  static List<String> oddEvents(int pageSize) {
    var found = new ArrayList<String>();
    String token = "";
    while (token != null) {
      var page =
          asOperator()
              .queryParam("resolved", false)
              .queryParam("pageSize", pageSize)
              .queryParam("pageToken", token)
              .get("/v1/admin/payment-events")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      found.addAll(page.getList("items.eventId", String.class));
      token = page.getString("nextPageToken");
    }
    return found;
  }

  static void deliver(String body) {
    given()
        .header("Sandbox-Signature", WebhookSignature.sign(SECRET, Instant.now(), body))
        .body(body)
        .post("/v1/webhooks/payments/sandbox")
        .then()
        .statusCode(200);
  }

  /// A top-up of 70 coins that was paid and credited.
  static UUID paidTopUp(Person person) {
    var topUp = pendingTopUp(person);
    deliver(succeeded("evt_paid_" + topUp, topUp, 99));
    return topUp;
  }

  static String status(UUID topUp) {
    return Database.query("select status from top_up where id = '" + topUp + "'");
  }

  static String verdict(String eventId) {
    return Database.query("select verdict from payment_event where event_id = '" + eventId + "'");
  }
}
