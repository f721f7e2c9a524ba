package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.parts.PartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Wallets of viewers: filled before the show, looked into before and after.
final class Purse {
  private static final Duration TOP_UP_PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 150;

  private final Api api;
  private final List<JsonNode> packs = new ArrayList<>();

  Purse(Api api, Person anybody) throws InterruptedException {
    this.api = api;
    api.insist(Api.Call.get(api.url("/v1/coin-packs"), anybody.token()))
        .get("items")
        .forEach(packs::add);
    packs.sort(Comparator.comparingLong(pack -> pack.get("coins").asLong()));
  }

  long balance(Person person) throws InterruptedException {
    return api.insist(Api.Call.get(api.url("/v1/wallet"), person.token())).get("balance").asLong();
  }

  /// Buys packs until there are at least so many coins.
  ///
  /// @return the balance then
  long fill(Person person, long coins) throws InterruptedException {
    long balance = balance(person);
    while (balance < coins) {
      long missing = coins - balance;
      var pack =
          packs.stream()
              .filter(candidate -> candidate.get("coins").asLong() >= missing)
              .findFirst()
              .orElseGet(packs::getLast);
      buy(person, pack.get("id").asText());
      balance = balance(person);
    }
    return balance;
  }

  private void buy(Person person, String packId) throws InterruptedException {
    var key = Uuid7.next();
    var body = Api.JSON.createObjectNode().put("packId", packId);
    var topUp = api.insist(Api.Call.post(api.url("/v1/wallet/top-ups"), person.token(), key, body));
    long deadline = System.nanoTime() + TOP_UP_PATIENCE.toNanos();
    while (!topUp.get("status").asText().equals("SUCCEEDED")) {
      if (System.nanoTime() - deadline > 0 || topUp.get("status").asText().equals("FAILED")) {
        throw new PartFailure(
            "a top-up of %s has not succeeded: %s".formatted(person.name(), topUp));
      }
      Thread.sleep(POLL_MILLIS);
      topUp = api.insist(Api.Call.get(api.url("/v1/wallet/top-ups/" + key), person.token()));
    }
  }
}
