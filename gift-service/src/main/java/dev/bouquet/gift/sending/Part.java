package dev.bouquet.gift.sending;

import dev.bouquet.kit.money.Apportionment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one person receives of a gift.
///
/// @param coins at least 1
record Part(UUID receiver, long coins) {

  /// Shares a gift to the coin; whom less than half a coin is due to gets none. A coin that is due
  /// to several goes to one of them by the gift's id, so that of many small gifts everybody gets
  /// some.
  ///
  /// @param shares of those who receive it, each at least 1; at least one
  static List<Part> of(UUID giftId, long coins, Map<UUID, Long> shares) {
    var receivers = new ArrayList<>(shares.keySet());
    Collections.rotate(receivers, Math.floorMod(giftId.hashCode(), receivers.size()));
    var due = Apportionment.share(coins, receivers.stream().map(shares::get).toList());
    var parts = new ArrayList<Part>();
    for (int i = 0; i < receivers.size(); i++) {
      if (due.get(i) > 0) {
        parts.add(new Part(receivers.get(i), due.get(i)));
      }
    }
    return parts;
  }
}
