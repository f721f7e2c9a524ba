package dev.bouquet.wallet;

import static dev.bouquet.wallet.Payments.deliver;
import static dev.bouquet.wallet.Payments.event;
import static dev.bouquet.wallet.Payments.pendingTopUp;
import static dev.bouquet.wallet.Payments.status;
import static dev.bouquet.wallet.Payments.verdict;
import static dev.bouquet.wallet.Wallets.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.wallet.Wallets.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Events of several top-ups, in any order and however often, one by one or some at a time, end as
/// a model says that knows no order: what was paid is credited once, and the rest is kept. The seed
/// is printed where it is not so.
@WalletComponent
class PaymentOrderPropertyTest {
  private static final int ROUNDS = 20;
  private static final int MOST_TOP_UPS = 3;
  private static final int MOST_EVENTS = 7;
  private static final int MOST_COPIES = 2;
  private static final int AT_A_TIME = 4;
  private static final long COINS = 70;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /// What a provider may say of a payment.
  private enum Kind {
    SUCCEEDED("payment.succeeded", 99),
    /// A second event about the same money.
    SUCCEEDED_AGAIN("payment.succeeded", 99),
    FAILED("payment.failed", 99),
    NOTED("payment.processing", 99),
    CHEAP("payment.succeeded", 98),
    REFUNDED("payment.refunded", 33, "refund"),
    /// A second event about the same refund.
    REFUNDED_AGAIN("payment.refunded", 33, "refund"),
    REFUND_FAILED("payment.refund_failed", 33, "refund"),
    REFUNDED_MORE("payment.refunded", 40, "other-refund"),
    DISPUTED("payment.disputed", 99, "dispute"),
    DISPUTE_WON("payment.dispute_won", 99, "dispute");

    private final String type;
    private final long amount;
    private final @Nullable String reference;

    Kind(String type, long amount) {
      this(type, amount, null);
    }

    Kind(String type, long amount, @Nullable String reference) {
      this.type = type;
      this.amount = amount;
      this.reference = reference;
    }

    boolean isPaid() {
      return this == SUCCEEDED || this == SUCCEEDED_AGAIN;
    }
  }

  private record Said(UUID topUp, Kind kind) {
    String eventId() {
      return "evt_" + kind + "_" + topUp;
    }

    void tell() {
      deliver(
          kind.reference == null
              ? event(eventId(), kind.type, topUp, kind.amount)
              : event(eventId(), kind.type, topUp, kind.amount, kind.reference + topUp));
    }
  }

  /// What must come of it.
  private record Model(Person person, boolean closed, Map<UUID, Set<Kind>> saidOf) {
    boolean isCredited(UUID topUp) {
      return !closed && saidOf.get(topUp).stream().anyMatch(Kind::isPaid);
    }

    long balance() {
      return saidOf.keySet().stream()
          .filter(this::isCredited)
          .mapToLong(topUp -> COINS - coinsGone(saidOf.get(topUp)))
          .sum();
    }

    static long coinsGone(Set<Kind> said) {
      boolean refunded = said.contains(Kind.REFUNDED) || said.contains(Kind.REFUNDED_AGAIN);
      long money =
          (refunded && !said.contains(Kind.REFUND_FAILED) ? 33L : 0)
              + (said.contains(Kind.REFUNDED_MORE) ? 40L : 0)
              + (said.contains(Kind.DISPUTED) && !said.contains(Kind.DISPUTE_WON) ? 99L : 0);
      return COINS * Math.min(money, 99) / 99;
    }

    String status(UUID topUp) {
      if (isCredited(topUp)) {
        return "SUCCEEDED";
      }
      return saidOf.get(topUp).contains(Kind.FAILED) ? "FAILED" : "PENDING";
    }

    /// Any of these: whether a refund comes too early, or is one too many, is a matter of the
    /// order.
    Set<String> verdicts(Kind kind) {
      return switch (kind) {
        case SUCCEEDED, SUCCEEDED_AGAIN -> Set.of(closed ? "CREDIT_REFUSED" : "CREDITED");
        case FAILED -> Set.of("FAILED");
        case NOTED -> Set.of("NOTED");
        case CHEAP -> Set.of("AMOUNT_DIFFERS");
        case REFUNDED, REFUNDED_AGAIN, REFUNDED_MORE, DISPUTED ->
            Set.of("TAKEN_BACK", "REFUND_BEFORE_SUCCESS", "REFUND_EXCEEDS");
        case REFUND_FAILED, DISPUTE_WON -> Set.of("GIVEN_AGAIN");
      };
    }
  }

  @Test
  void everyOrderOfAPaymentsEventsEndsTheSame() {
    for (var order : orders(List.of(Kind.SUCCEEDED, Kind.FAILED, Kind.NOTED, Kind.CHEAP))) {
      var model = new Model(Person.viewer(), false, new HashMap<>());
      var topUp = pendingTopUp(model.person());
      model.saidOf().put(topUp, Set.copyOf(order));

      order.forEach(kind -> new Said(topUp, kind).tell());

      check(model, "order " + order);
    }
  }

  @Test
  void everyOrderOfRefundsAndDisputesEndsTheSame() {
    for (var order :
        orders(List.of(Kind.SUCCEEDED, Kind.REFUNDED, Kind.DISPUTED, Kind.DISPUTE_WON))) {
      var model = new Model(Person.viewer(), false, new HashMap<>());
      var topUp = pendingTopUp(model.person());
      model.saidOf().put(topUp, Set.copyOf(order));

      order.forEach(kind -> new Said(topUp, kind).tell());

      check(model, "order " + order);
    }
  }

  @Test
  void eventsOfSeveralTopUpsInAnyOrderAndNumberEndAsTheModelSays() {
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (int round = 0; round < ROUNDS; round++) {
        var model = someTopUps();
        var deliveries = someDeliveries(model);

        tell(deliveries, threads);

        check(model, "seed %d, round %d, %s".formatted(seed, round, deliveries));
      }
    }
  }

  private Model someTopUps() {
    var person = Person.viewer();
    boolean closed = random.nextInt(4) == 0;
    if (closed) {
      close(person);
    }
    var saidOf = new HashMap<UUID, Set<Kind>>();
    for (int i = random.nextInt(MOST_TOP_UPS); i >= 0; i--) {
      var kinds = new HashSet<Kind>();
      for (int j = random.nextInt(MOST_EVENTS); j >= 0; j--) {
        kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
      }
      saidOf.put(pendingTopUp(person), kinds);
    }
    return new Model(person, closed, saidOf);
  }

  private List<Said> someDeliveries(Model model) {
    var deliveries = new ArrayList<Said>();
    model
        .saidOf()
        .forEach((topUp, kinds) ->
            kinds.forEach(kind ->
                deliveries.addAll(
                    Collections.nCopies(1 + random.nextInt(MOST_COPIES), new Said(topUp, kind)))));
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  private void tell(List<Said> deliveries, ExecutorService threads) {
    if (random.nextBoolean()) {
      deliveries.forEach(Said::tell);
      return;
    }
    CompletableFuture.allOf(
            deliveries.stream()
                .map(said -> CompletableFuture.runAsync(said::tell, threads))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void check(Model model, String what) {
    assertThat(model.person().balance()).as(what).isEqualTo(model.balance());
    model
        .saidOf()
        .forEach((topUp, kinds) -> {
          assertThat(status(topUp)).as(what).isEqualTo(model.status(topUp));
          for (var kind : kinds) {
            assertThat(verdict(new Said(topUp, kind).eventId()))
                .as("%s of %s", kind, what)
                .isIn(model.verdicts(kind));
          }
        });
  }

  private static void close(Person person) {
    asOperator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"status\":\"CLOSED\",\"reason\":\"for a test\"}")
        .put("/v1/admin/wallets/" + person.id() + "/status")
        .then()
        .statusCode(200);
  }

  private static <T> List<List<T>> orders(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    var found = new ArrayList<List<T>>();
    for (var first : things) {
      var others = new ArrayList<>(things);
      others.remove(first);
      for (var rest : orders(others)) {
        var order = new ArrayList<T>();
        order.add(first);
        order.addAll(rest);
        found.add(order);
      }
    }
    return found;
  }
}
