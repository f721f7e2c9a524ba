package dev.bouquet.wallet.settlement;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.debt.DebtService;
import dev.bouquet.wallet.pack.Money;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import dev.bouquet.wallet.takeback.ClaimStore;
import dev.bouquet.wallet.takeback.TakeBackService;
import dev.bouquet.wallet.topup.TopUp;
import dev.bouquet.wallet.topup.TopUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Does what providers' events say: credits top-ups that were paid, once, and takes back what was
/// refunded.
@ApplicationScoped
class SettlementService {
  private static final Logger LOG = Logger.getLogger(SettlementService.class);

  private final TopUpStore topUps;
  private final PaymentEventStore events;
  private final ClaimStore claims;
  private final TakeBackService takeBacks;
  private final DebtService debts;
  private final Posting posting;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  SettlementService(
      TopUpStore topUps,
      PaymentEventStore events,
      ClaimStore claims,
      TakeBackService takeBacks,
      DebtService debts,
      Posting posting,
      DataSource pool) {
    this.topUps = topUps;
    this.events = events;
    this.claims = claims;
    this.takeBacks = takeBacks;
    this.debts = debts;
    this.posting = posting;
    this.pool = pool;
  }

  /// Acts on an event, once however often it is delivered. Where this fails the provider delivers
  /// again, and every step may be repeated.
  void settle(PaymentProvider provider, PaymentEvent event, String body)
      throws SQLException, RetryLaterException {
    if (events.receive(provider.name(), event, body) != null) {
      return;
    }
    var topUp = topUpOf(provider, event);
    var verdict =
        switch (event) {
          case PaymentEvent.Noted _ -> Verdict.NOTED;
          case PaymentEvent.Failed _ ->
              topUp.isPresent() ? fail(topUp.get()) : Verdict.UNKNOWN_TOP_UP;
          case PaymentEvent.Succeeded succeeded ->
              topUp.isPresent() ? succeed(topUp.get(), succeeded) : Verdict.UNKNOWN_TOP_UP;
          case PaymentEvent.TakenBack takenBack ->
              takeBack(provider, topUp.orElse(null), takenBack);
          case PaymentEvent.GivenAgain givenAgain ->
              giveAgain(provider, topUp.orElse(null), givenAgain);
        };
    if (verdict.isOdd()) {
      LOG.errorf(
          "payment event for an operator verdict=%s provider=%s eventId=%s topUpId=%s",
          verdict, provider.name(), event.eventId(), event.topUpId());
    }
    events.setVerdict(provider.name(), event, verdict);
  }

  /// One provider says nothing about what was started with another.
  private Optional<TopUp> topUpOf(PaymentProvider provider, PaymentEvent event)
      throws SQLException {
    var id = event.topUpId();
    if (id != null) {
      return topUps.find(id).filter(topUp -> topUp.provider().equals(provider.name()));
    }
    var paymentId = event.paymentId();
    return paymentId == null ? Optional.empty() : topUps.findPaid(provider.name(), paymentId);
  }

  private Verdict fail(TopUp topUp) throws SQLException {
    topUps.settle(topUp.id(), TopUp.Status.FAILED);
    return Verdict.FAILED;
  }

  private Verdict succeed(TopUp topUp, PaymentEvent.Succeeded event)
      throws SQLException, RetryLaterException {
    if (!topUp.price().equals(new Money(event.amount(), event.currency()))) {
      return Verdict.AMOUNT_DIFFERS;
    }
    return switch (credit(topUp)) {
      case Result.Posted _ -> {
        topUps.settle(topUp.id(), TopUp.Status.SUCCEEDED);
        takeBackWhatWasToldEarlier(topUp, event);
        debts.collect(topUp.ownerId());
        LOG.infof("top-up credited topUpId=%s coins=%d", topUp.id(), topUp.coins());
        yield Verdict.CREDITED;
      }
      case Result.Refused refused -> {
        LOG.warnf("credit refused topUpId=%s code=%s", topUp.id(), refused.code());
        yield Verdict.CREDIT_REFUSED;
      }
      case Result.Held _, Result.Released _, Result.StatusChanged _, Result.OwingChanged _ ->
          throw new IllegalStateException("a credit's id is another command's: " + topUp.id());
    };
  }

  /// Money may be gone before anybody said that it had come.
  private void takeBackWhatWasToldEarlier(TopUp topUp, PaymentEvent.Succeeded event)
      throws SQLException, RetryLaterException {
    var paymentId = event.paymentId();
    if (paymentId != null) {
      topUps.setPayment(topUp.id(), paymentId);
      claims.adopt(topUp.provider(), paymentId, topUp.id());
    }
    takeBacks.settle(topUp.id());
    events.setEarlyOnesTakenBack(topUp, paymentId);
  }

  private Verdict takeBack(
      PaymentProvider provider, @Nullable TopUp topUp, PaymentEvent.TakenBack event)
      throws SQLException, RetryLaterException {
    if (topUp == null && event.paymentId() == null) {
      return Verdict.UNKNOWN_TOP_UP;
    }
    if (event.amount() <= 0
        || (topUp != null && !topUp.price().currency().equals(event.currency()))) {
      return Verdict.AMOUNT_DIFFERS;
    }
    claims.take(provider.name(), topUp == null ? null : topUp.id(), event);
    var claimed = topUp == null ? adopted(provider, event) : Optional.of(topUp);
    if (claimed.isEmpty()) {
      return Verdict.UNKNOWN_TOP_UP;
    }
    takeBacks.settle(claimed.get().id());
    return verdictOnClaims(claimed.get());
  }

  /// Somebody may have said what the payment is for while its claim was written down: either they
  /// saw the claim, or it is seen here.
  private Optional<TopUp> adopted(PaymentProvider provider, PaymentEvent event)
      throws SQLException {
    var topUp = topUpOf(provider, event);
    if (topUp.isPresent() && event.paymentId() != null) {
      claims.adopt(provider.name(), event.paymentId(), topUp.get().id());
    }
    return topUp;
  }

  private Verdict verdictOnClaims(TopUp topUp) throws SQLException {
    if (!isCredited(topUp)) {
      return Verdict.REFUND_BEFORE_SUCCESS;
    }
    long claimed =
        claims.of(topUp.id()).stream()
            .mapToLong(claim -> claim.openIn(topUp.price().currency()))
            .sum();
    return claimed > topUp.price().amount() ? Verdict.REFUND_EXCEEDS : Verdict.TAKEN_BACK;
  }

  /// By now: an event at the same time may have said that it was paid.
  private boolean isCredited(TopUp topUp) throws SQLException {
    return topUps
        .find(topUp.id())
        .filter(now -> now.status() == TopUp.Status.SUCCEEDED)
        .isPresent();
  }

  private Verdict giveAgain(
      PaymentProvider provider, @Nullable TopUp topUp, PaymentEvent.GivenAgain event)
      throws SQLException, RetryLaterException {
    if (topUp == null && event.paymentId() == null) {
      return Verdict.UNKNOWN_TOP_UP;
    }
    claims.giveAgain(provider.name(), topUp == null ? null : topUp.id(), event);
    var claimed = topUp == null ? adopted(provider, event) : Optional.of(topUp);
    if (claimed.isEmpty()) {
      return Verdict.UNKNOWN_TOP_UP;
    }
    takeBacks.settle(claimed.get().id());
    return Verdict.GIVEN_AGAIN;
  }

  /// The id is the top-up's: however many events say that it was paid, it has one fate.
  private Result credit(TopUp topUp) throws SQLException, RetryLaterException {
    try (Connection connection = pool.getConnection()) {
      ledger.open(connection, List.of(Account.empty(topUp.ownerId(), Coins.ASSET)));
    }
    var transfer =
        new Command.Transfer(
            Ids.derive(topUp.id(), "credit"),
            Bytes.EMPTY, // the id is derived: nobody else can ask for it
            "TOP_UP",
            Coins.sales(posting.slotFor(topUp.ownerId())),
            topUp.ownerId(),
            topUp.coins(),
            Bytes.EMPTY,
            false);
    return posting.execute(transfer).result();
  }
}
