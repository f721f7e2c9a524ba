package dev.bouquet.wallet.wire;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.wallet.v1.Accepted;
import dev.bouquet.contracts.wallet.v1.LimitLeft;
import dev.bouquet.contracts.wallet.v1.LimitPeriod;
import dev.bouquet.contracts.wallet.v1.Refused;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.wallet.posting.ChargedEvents;
import java.time.Instant;
import java.util.List;

/// The ledger's results in the contract's words.
public final class Answers {
  private Answers() {}

  /// @param outcome of a charge
  public static Accepted accepted(Result.Posted posted, Outcome outcome) {
    var budget = outcome.budget();
    return budget == null
        ? accepted(posted)
        : accepted(posted).toBuilder()
            .addAllLimitsLeft(limitsLeft(budget))
            .setSpentToday(outcome.replayed() ? 0 : budget.spentAt(Instant.now()).day())
            .build();
  }

  private static List<LimitLeft> limitsLeft(Budget budget) {
    return budget.runningAt(Instant.now()).stream().map(Answers::limitLeft).toList();
  }

  private static LimitLeft limitLeft(Budget.Running running) {
    var period =
        switch (running.period()) {
          case DAY -> LimitPeriod.LIMIT_PERIOD_DAY;
          case WEEK -> LimitPeriod.LIMIT_PERIOD_WEEK;
          case MONTH -> LimitPeriod.LIMIT_PERIOD_MONTH;
        };
    return LimitLeft.newBuilder()
        .setPeriod(period)
        .setCoins(running.left())
        .setResetsAt(timestamp(running.endsAt()))
        .build();
  }

  public static Accepted accepted(Result.Posted posted) {
    var event = ChargedEvents.toCharged(posted);
    return Accepted.newBuilder()
        .setChargeId(event.getChargeId())
        .setAmount(event.getAmount())
        .setBalanceAfter(posted.debitBalance())
        .setPosition(event.getPosition())
        .setContext(event.getContext())
        .setChargedAt(event.getChargedAt())
        .build();
  }

  /// Neither a top-up nor a reversal.
  public static boolean isCharge(Result.Posted posted) {
    return posted.position() != null && posted.reverses() == null;
  }

  public static Refused refused(Result.Refused refused) {
    return Refused.newBuilder()
        .setCode(refused.code())
        .setBalance(refused.balance())
        .setAmount(refused.amount())
        .build();
  }

  /// An id that was decided by another kind of call is another request, whatever its hash says.
  public static Refused keyReused() {
    return Refused.newBuilder().setCode(Result.Refused.KEY_REUSED).build();
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
