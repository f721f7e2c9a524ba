package dev.bouquet.room.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// The combos that go on: gifts of one kind from one sender to one receiver, sent in one go.
///
/// The server owns them: whoever vanishes in the middle of one is taken to have ended it.
///
/// @param going in the order in which they were last added to
public record Combos(Map<Key, Combo> going) {
  static final Combos NONE = new Combos(Map.of());

  /// Two senders may use the same id, and one sender may use it for two gifts, or anonymously and
  /// not; neither mixes.
  public record Key(
      String senderId, boolean anonymous, String receiverId, String giftId, UUID comboId) {}

  /// @param total gifts so far
  /// @param coins so far
  public record Combo(
      String giftName, String senderName, long total, long coins, Instant lastGiftAt) {}

  /// A combo that goes on, or did until now.
  public record Going(Key key, Combo combo) {
    /// Empty where nobody may know.
    public String shownSenderId() {
      return key.anonymous() ? "" : key.senderId();
    }

    /// Likewise.
    public String shownSenderName() {
      return key.anonymous() ? "" : combo.senderName();
    }
  }

  public Combos {
    going = Collections.unmodifiableMap(new LinkedHashMap<>(going));
  }

  static Optional<Key> keyOf(Input.Gift gift) {
    return gift.comboId()
        .map(id ->
            new Key(gift.senderId(), gift.isAnonymous(), gift.receiverId(), gift.giftId(), id));
  }

  Optional<Combo> find(Key key) {
    return Optional.ofNullable(going.get(key));
  }

  Combos plus(Key key, Input.Charge charge, Instant now) {
    var gift = charge.gift();
    var before = find(key);
    var next = new LinkedHashMap<>(going);
    next.remove(key);
    next.put(
        key,
        new Combo(
            gift.giftName(),
            gift.senderName(),
            Math.addExact(before.map(Combo::total).orElse(0L), gift.quantity()),
            Math.addExact(before.map(Combo::coins).orElse(0L), charge.coins()),
            now));
    return new Combos(next);
  }

  public List<Going> all() {
    return those(_ -> true);
  }

  List<Going> of(String senderId, UUID comboId) {
    return those(f -> f.key().comboId().equals(comboId) && f.key().senderId().equals(senderId));
  }

  List<Going> quietFor(Duration timeout, Instant now) {
    return those(f -> !now.isBefore(f.combo().lastGiftAt().plus(timeout)));
  }

  /// Those that must make room, so that no more than `maxCount` go on.
  List<Going> beyond(int maxCount) {
    var all = all();
    return all.subList(0, Math.max(0, all.size() - maxCount));
  }

  Combos without(Key key) {
    var next = new LinkedHashMap<>(going);
    next.remove(key);
    return new Combos(next);
  }

  /// When the one that has been quiet for longest ends.
  Optional<Instant> nextEnd(Duration timeout) {
    return going.values().stream().map(combo -> combo.lastGiftAt().plus(timeout)).findFirst();
  }

  private List<Going> those(Predicate<Going> wanted) {
    var found = new ArrayList<Going>();
    going.forEach((key, combo) -> {
      var one = new Going(key, combo);
      if (wanted.test(one)) {
        found.add(one);
      }
    });
    return found;
  }
}
