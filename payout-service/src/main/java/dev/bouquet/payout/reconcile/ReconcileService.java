package dev.bouquet.payout.reconcile;

import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.payout.reconcile.EarningAudit.Books;
import dev.bouquet.payout.reconcile.EarningAudit.Totals;
import dev.bouquet.payout.reconcile.Report.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/// Compares the wallet's books with the earnings at the wallet's newest positions.
///
/// Both sides only ever grow and a position never changes what is before it, so a cut by position
/// is the same cut on both sides, whatever is charged meanwhile. The earnings get some time to come
/// that far; what is missing then is a difference.
@ApplicationScoped
class ReconcileService {
  private final WalletAudit wallet;
  private final EarningAudit earnings;
  private final ReconcileConfig config;

  ReconcileService(WalletAudit wallet, EarningAudit earnings, ReconcileConfig config) {
    this.wallet = wallet;
    this.earnings = earnings;
    this.config = config;
  }

  /// @throws io.grpc.StatusRuntimeException where the wallet does not answer
  Report reconcile() throws SQLException, InterruptedException {
    var cuts = wallet.positions();
    awaitEarnings(cuts);
    var charged = wallet.audit(cuts);
    var earned = earnings.books(cuts, config.maxDifferences());
    var differences = new Differences(config.maxDifferences());
    compareEntries(cuts, charged, earned, differences);
    compareBooks(charged, earned, differences);
    var named = differences.toList();
    return new Report(
        named.isEmpty(),
        charged.getTotalsList().stream().mapToLong(t -> t.getCount()).sum(),
        sum(earned, Totals::gifts),
        charged.getTotalsList().stream().mapToLong(t -> t.getCoins()).sum(),
        sum(earned, Totals::diamonds),
        sum(earned, Totals::fee),
        cuts,
        named);
  }

  private void awaitEarnings(List<Cut> cuts) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + config.catchUp().toNanos();
    while (!earnings.covers(cuts) && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofNanos(config.pollInterval().toNanos()));
    }
  }

  private void compareEntries(
      List<Cut> cuts, AuditChargesResponse charged, Books earned, Differences differences)
      throws SQLException {
    for (int i = 0; i < cuts.size(); i++) {
      var charges = charged.getTotals(i);
      var mine = earned.totals().get(i);
      if (charges.getCount() != cuts.get(i).seq()) {
        differences.add(
            Kind.BOOKS_BROKEN,
            null,
            "the wallet has %d charges up to seq %d of slot %d epoch %d"
                .formatted(
                    charges.getCount(),
                    cuts.get(i).seq(),
                    cuts.get(i).slot(),
                    cuts.get(i).epoch()));
      }
      if (charges.getCount() != mine.gifts() || charges.getCoins() != mine.coins()) {
        nameDifferences(cuts.get(i), differences);
      }
    }
    for (var stranger : earned.strangers()) {
      differences.add(
          Kind.EARNING_UNKNOWN,
          stranger.chargeId(),
          "earned from %d coins in an epoch that the wallet never had".formatted(stranger.coins()));
    }
  }

  /// Page by page, both sides over the same range of seqs.
  private void nameDifferences(Cut cut, Differences differences) throws SQLException {
    long after = 0;
    while (after < cut.seq() && !differences.isFull()) {
      var charges = wallet.charges(cut, after);
      var mine = earnings.entries(cut, after);
      long upTo = Math.min(lastSeq(charges, cut.seq()), lastSeq(mine, cut.seq()));
      long from = after;
      differences.compare(cut, within(charges, from, upTo), within(mine, from, upTo));
      after = upTo;
    }
  }

  private void compareBooks(AuditChargesResponse charged, Books earned, Differences differences) {
    charged
        .getViolationsList()
        .forEach(v -> differences.add(Kind.BOOKS_BROKEN, null, "wallet: " + v));
    earned.violations().forEach(v -> differences.add(Kind.BOOKS_BROKEN, null, "payout: " + v));
    long coins = charged.getTotalsList().stream().mapToLong(t -> t.getCoins()).sum();
    if (charged.getClearingBalance() != coins) {
      differences.add(
          Kind.BOOKS_BROKEN,
          null,
          "wallet: the clearing accounts have %d coins, its charges say %d"
              .formatted(charged.getClearingBalance(), coins));
    }
    long shared = sum(earned, Totals::diamonds) + sum(earned, Totals::fee);
    if (sum(earned, Totals::coins) != shared) {
      differences.add(
          Kind.BOOKS_BROKEN,
          null,
          "payout: %d coins were shared as %d".formatted(sum(earned, Totals::coins), shared));
    }
  }

  /// Where a page ends: a page that is not full covers everything up to the cut.
  private static long lastSeq(List<Entry> page, long cut) {
    return page.size() < EarningAudit.PAGE ? cut : page.getLast().seq();
  }

  private static List<Entry> within(List<Entry> page, long after, long upTo) {
    return page.stream().filter(e -> e.seq() > after && e.seq() <= upTo).toList();
  }

  private static long sum(Books books, ToLongFunction<Totals> field) {
    return books.totals().stream().mapToLong(field).reduce(0, Math::addExact);
  }
}
