package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asGiftServiceAsync;
import static dev.bouquet.wallet.Wallets.charge;

import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/// What people ask of their limits, and spending that meets them.
final class Limits {
  private static final String LIMITS = "/v1/wallet/limits";

  private Limits() {}

  static Response set(Person person, String body) {
    return person.request().body(body).put(LIMITS);
  }

  static Response limits(Person person) {
    return person.request().get(LIMITS);
  }

  /// @return the refusal's code, or `ACCEPTED`
  static String spend(Person person, long coins) throws Exception {
    return code(
        asGiftServiceAsync()
            .charge(charge(UUID.randomUUID(), person.id(), coins, "tulip").build())
            .get());
  }

  static String code(ChargeResponse response) {
    return response.hasAccepted() ? "ACCEPTED" : response.getRefused().getCode();
  }

  /// A viewer of whom the issuer has verified this and nothing else.
  static Person personOf(Map<String, String> facts) {
    var id = UUID.randomUUID();
    return new Person(id, SuiteResource.issuer().personToken(facts, id, "vera", "viewer"));
  }

  /// Where it began last.
  static LocalDate today() {
    return LocalDate.now(ZoneOffset.ofHours(-12));
  }
}
