package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// With as much patience as one step takes.
@WalletComponent
@TestProfile(LotPatienceComponentTest.NoPatience.class)
class LotPatienceComponentTest {
  @Test
  void asksToComeLaterAndKeepsWhatItHasComputed() {
    var owner = UUID.randomUUID();
    Histories.generate(owner, 1, 2_500);
    try {
      for (int i = 0; i < 2; i++) {
        asOperator()
            .get("/v1/admin/wallets/{id}/lots", owner)
            .then()
            .statusCode(503)
            .header("Retry-After", "2")
            .body("code", equalTo("RETRY_LATER"));
      }
      asOperator()
          .get("/v1/admin/wallets/{id}/lots", owner)
          .then()
          .statusCode(200)
          .body("items", hasSize(25));
    } finally {
      Histories.remove(owner);
    }
  }

  public static final class NoPatience implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bouquet.wallet.lot.patience", "0s");
    }
  }
}
