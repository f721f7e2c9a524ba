package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.suite.SuitePorts;

/// The books of wallet and earnings, compared by payout-service at an operator's request.
public record Reconciliation(JsonNode result) {

  public static Reconciliation run(SuitePorts ports) throws InterruptedException {
    try (var api = new Api(ports)) {
      return run(api, new Person(api, "oscar"));
    }
  }

  static Reconciliation run(Api api, Person operator) throws InterruptedException {
    var call =
        Api.Call.post(
            api.url("/v1/admin/reconciliations"),
            operator.token(),
            null,
            Api.JSON.createObjectNode());
    return new Reconciliation(api.insist(call));
  }

  public boolean balanced() {
    return result.path("balanced").asBoolean();
  }
}
