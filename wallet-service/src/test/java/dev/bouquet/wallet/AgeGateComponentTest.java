package dev.bouquet.wallet;

import static dev.bouquet.wallet.Limits.personOf;
import static dev.bouquet.wallet.Limits.today;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may buy coins at all.
@WalletComponent
class AgeGateComponentTest {

  @ParameterizedTest
  @CsvSource({
    "17, , 403, AGE_RESTRICTED",
    "18, , 201, ",
    "18, KR, 403, AGE_RESTRICTED",
    "19, KR, 201, ",
    "200, , 403, AGE_UNVERIFIED", // a year before 1900 is no date
    ", , 403, AGE_UNVERIFIED"
  })
  void onlyPeopleOfVerifiedAgeBuyCoins(Integer years, String country, int status, String code) {
    var facts = new HashMap<String, String>();
    if (years != null) {
      facts.put("birthdate", today().minusYears(years).toString());
    }
    if (country != null) {
      facts.put("country", country);
    }

    personOf(facts)
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(status)
        .body("code", code == null ? nullValue() : equalTo(code));
  }

  /// Whoever turns 18 today has done so everywhere once today is over on the date line.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "UTC", "Etc/GMT+12"})
  void nobodyGrowsUpByChangingTheirTimeZone(String zone) {
    var facts =
        Map.of("birthdate", today().plusDays(1).minusYears(18).toString(), "zoneinfo", zone);

    personOf(facts)
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(403)
        .body("code", equalTo("AGE_RESTRICTED"));
  }
}
