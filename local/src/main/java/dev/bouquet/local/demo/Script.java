package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.parts.PartFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Who sends what, decided before the show, so that every viewer can buy just the coins that it
/// takes.
final class Script {
  private static final long DEAREST = 500;
  private static final int SINGLE_PERCENT = 80;
  private static final int MOST_AT_ONCE = 10;
  private static final int COMBO_PERCENT = 10;
  private static final int LEAST_IN_COMBO = 3;
  private static final int MOST_IN_COMBO = 6;

  private Script() {}

  /// Gifts go round the viewers in turn; whoever is in the mood for a combo sends several of a kind
  /// one after the other. Cheap ones are the most frequent: the chance falls with the price.
  static List<Gift> write(JsonNode catalog, ShowPlan plan, List<Viewer> viewers) {
    var choice = new ArrayList<JsonNode>();
    catalog.get("items").forEach(choice::add);
    choice.removeIf(item -> item.get("price").asLong() > DEAREST);
    if (choice.isEmpty()) {
      throw new PartFailure("the catalog has no gift of at most " + DEAREST + " coins");
    }
    double total = choice.stream().mapToDouble(Script::weight).sum();
    var random = ThreadLocalRandom.current();
    var gifts = new ArrayList<Gift>(plan.gifts());
    for (int turn = 0; gifts.size() < plan.gifts(); turn++) {
      var item = pick(choice, random.nextDouble(total));
      boolean isCombo = item.path("comboable").asBoolean() && random.nextInt(100) < COMBO_PERCENT;
      int count = isCombo ? random.nextInt(LEAST_IN_COMBO, MOST_IN_COMBO + 1) : 1;
      var comboId = isCombo ? Uuid7.next() : null;
      var sender = viewers.get(turn % viewers.size());
      for (int i = 0; i < count && gifts.size() < plan.gifts(); i++) {
        gifts.add(gift(gifts.size(), sender, item, comboId));
      }
    }
    return gifts;
  }

  private static Gift gift(int index, Viewer sender, JsonNode item, @Nullable UUID comboId) {
    var random = ThreadLocalRandom.current();
    int quantity = random.nextInt(100) < SINGLE_PERCENT ? 1 : random.nextInt(2, MOST_AT_ONCE + 1);
    long coins = Math.multiplyExact(item.get("price").asLong(), (long) quantity);
    return new Gift(index, sender, item.get("id").asText(), quantity, coins, comboId);
  }

  private static double weight(JsonNode item) {
    return 1.0 / (2 + item.get("price").asLong());
  }

  private static JsonNode pick(List<JsonNode> choice, double mark) {
    double passed = 0;
    for (var item : choice) {
      passed += weight(item);
      if (passed >= mark) {
        return item;
      }
    }
    return choice.getLast();
  }
}
