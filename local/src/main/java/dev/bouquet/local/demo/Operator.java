package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.suite.SuitePorts;

/// What an operator can ask the services of a running suite.
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

  /// Has all read models of gifts filled anew, or names the rebuild that runs already.
  public JsonNode rebuildGifts(String reason) throws InterruptedException {
    try (var api = new Api(ports)) {
      var body = Api.JSON.createObjectNode().put("reason", reason);
      return api.insist(
          Api.Call.post(
              api.url("/v1/admin/gift-history/rebuilds"),
              new Person(api, NAME).token(),
              null,
              body));
    }
  }

  /// How far a rebuild is.
  public JsonNode giftRebuild(long number) throws InterruptedException {
    try (var api = new Api(ports)) {
      return api.insist(
          Api.Call.get(
              api.url("/v1/admin/gift-history/rebuilds/" + number), new Person(api, NAME).token()));
    }
  }
}
