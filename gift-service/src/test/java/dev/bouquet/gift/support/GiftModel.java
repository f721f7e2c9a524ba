package dev.bouquet.gift.support;

import dev.bouquet.gift.readmodel.GiftEvent;
import dev.bouquet.gift.readmodel.GiftEvent.Sent;
import dev.bouquet.gift.readmodel.GiftEvent.TakenBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What has to be shown of gifts: computed from all of them whenever somebody asks, in no tables.
public final class GiftModel {
  /// PostgreSQL's order of ids.
  private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

  private static final Comparator<Given> BY_TIME =
      Comparator.comparing((Given given) -> given.gift().at())
          .thenComparing(given -> given.gift().chargeId(), BY_ID);

  private final List<Given> all;
  private final UUID quietPerson;

  private GiftModel(List<Given> all, UUID quietPerson) {
    this.all = all;
    this.quietPerson = quietPerson;
  }

  /// What one creator got of a gift, and what of it was not taken back.
  public record Given(Sent gift, UUID receiver, long coins, long kept) {
    boolean isKept() {
      return kept > 0;
    }

    boolean isOpen() {
      return !gift.anonymous() && !gift.quiet();
    }
  }

  public record Ranked(UUID person, String name, long coins, long gifts, Instant reachedAt) {}

  public static GiftModel of(List<GiftEvent> events, UUID quietPerson) {
    Map<UUID, Long> takenBack = new HashMap<>();
    for (var event : events) {
      if (event instanceof TakenBack taken) {
        takenBack.merge(taken.chargeId(), taken.coins(), Long::sum);
      }
    }
    var all = new ArrayList<Given>();
    for (var event : events) {
      if (event instanceof Sent gift) {
        all.addAll(given(gift, takenBack.getOrDefault(gift.chargeId(), 0L)));
      }
    }
    all.sort(BY_TIME);
    return new GiftModel(all, quietPerson);
  }

  /// Coin after coin goes back, each from whom it is due first.
  private static List<Given> given(Sent gift, long takenBack) {
    var gone = new long[gift.parts().size()];
    for (long coin = 0; coin < takenBack; coin++) {
      int next = 0;
      for (int i = 1; i < gone.length; i++) {
        if (due(gone[i], gift.parts().get(i)) < due(gone[next], gift.parts().get(next))) {
          next = i;
        }
      }
      gone[next]++;
    }
    var given = new ArrayList<Given>();
    for (int i = 0; i < gone.length; i++) {
      var part = gift.parts().get(i);
      given.add(new Given(gift, part.receiverId(), part.coins(), part.coins() - gone[i]));
    }
    return given;
  }

  private static double due(long gone, GiftEvent.Part part) {
    return (2.0 * gone + 1) / part.coins();
  }

  public List<Ranked> sendersOf(UUID creator, Instant from, Instant to) {
    return openSenders(in(from, to).and(given -> given.receiver().equals(creator)));
  }

  public List<Ranked> senders(Instant from, Instant to) {
    return openSenders(in(from, to));
  }

  /// As the creator sees them.
  public List<Ranked> sendersForCreator(UUID creator, Instant from, Instant to) {
    return ranking(
        in(from, to)
            .and(given -> given.receiver().equals(creator))
            .and(given -> !given.gift().anonymous()),
        GiftModel::sender);
  }

  public List<Ranked> creators(Instant from, Instant to) {
    return ranking(in(from, to), Given::receiver);
  }

  public long lifetimeCoins(UUID person) {
    return all.stream().filter(given -> sender(given).equals(person)).mapToLong(Given::kept).sum();
  }

  /// Who gave most of a gift.
  public Optional<Ranked> topSender(UUID creator, String giftId, boolean own) {
    Predicate<Given> ofGift =
        given -> given.receiver().equals(creator) && given.gift().giftId().equals(giftId);
    var ranked =
        own
            ? ranking(ofGift.and(given -> !given.gift().anonymous()), GiftModel::sender)
            : openSenders(ofGift);
    return ranked.stream().findFirst();
  }

  /// What a creator still has of a gift, oldest first.
  public List<Given> kept(UUID creator, String giftId) {
    return all.stream()
        .filter(given -> given.receiver().equals(creator))
        .filter(given -> given.gift().giftId().equals(giftId))
        .filter(Given::isKept)
        .toList();
  }

  /// Newest first.
  public List<Given> received(UUID creator) {
    return all.stream().filter(given -> given.receiver().equals(creator)).toList().reversed();
  }

  /// Newest first.
  public List<Given> sent(UUID person) {
    return all.stream().filter(given -> sender(given).equals(person)).toList().reversed();
  }

  /// The first gift with a name from a person to a creator.
  public Optional<Given> first(UUID person, UUID creator) {
    return all.stream()
        .filter(given -> given.receiver().equals(creator) && sender(given).equals(person))
        .filter(given -> given.isKept() && !given.gift().anonymous())
        .findFirst();
  }

  public boolean isInQuietMode(UUID person) {
    return person.equals(quietPerson);
  }

  private List<Ranked> openSenders(Predicate<Given> which) {
    return ranking(which.and(Given::isOpen), GiftModel::sender).stream()
        .filter(ranked -> !isInQuietMode(ranked.person()))
        .toList();
  }

  private List<Ranked> ranking(Predicate<Given> which, Function<Given, UUID> person) {
    return all.stream().filter(which).collect(Collectors.groupingBy(person)).entrySet().stream()
        .map(entry -> ranked(entry.getKey(), entry.getValue()))
        .filter(ranked -> ranked.coins() > 0)
        .sorted(
            Comparator.comparing(Ranked::coins, Comparator.reverseOrder())
                .thenComparing(Ranked::reachedAt)
                .thenComparing(Ranked::person, BY_ID))
        .toList();
  }

  private static Ranked ranked(UUID person, List<Given> given) {
    var newest = given.stream().max(BY_TIME).orElseThrow().gift();
    return new Ranked(
        person,
        newest.senderName(),
        given.stream().mapToLong(Given::kept).sum(),
        given.stream().filter(Given::isKept).count(),
        newest.at());
  }

  private static UUID sender(Given given) {
    return given.gift().senderId();
  }

  private static Predicate<Given> in(Instant from, Instant to) {
    return given -> !given.gift().at().isBefore(from) && given.gift().at().isBefore(to);
  }
}
