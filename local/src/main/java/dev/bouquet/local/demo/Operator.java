package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.suite.SuitePorts;

/// What an operator can ask the wallet of a running suite.
public final class Operator {
  private static final String NAME = "oscar";

  private final SuitePorts ports;

  public Operator(SuitePorts ports) {
    this.ports = ports;
  }

  /// The ledger, recomputed from its transfers.
  public JsonNode verifyLedger() throws InterruptedException {
    try (var api = new Api(ports)) {
      return api.insist(
          Api.Call.post(
              api.url("/v1/admin/ledger/verifications"),
              new Person(api, NAME).token(),
              null,
              null));
    }
  }

  /// The sums of all balances per asset.
  public JsonNode trialBalance() throws InterruptedException {
    try (var api = new Api(ports)) {
      return api.insist(
          Api.Call.get(api.url("/v1/admin/ledger/trial-balance"), new Person(api, NAME).token()));
    }
  }
}
