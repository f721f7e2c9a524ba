package dev.bouquet.wallet.audit;

import dev.bouquet.contracts.wallet.v1.AssetBalance;
import dev.bouquet.contracts.wallet.v1.GetTrialBalanceResponse;
import dev.bouquet.ledger.postgres.Audit;
import dev.bouquet.ledger.postgres.Verification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Recomputes the books from the transfers: when asked, and now and then. What the newest run found
/// is the gauge `bouquet.wallet.ledger.findings`; anything but 0 should wake somebody.
@ApplicationScoped
public class LedgerVerification {
  private static final Logger LOG = Logger.getLogger(LedgerVerification.class);
  private static final int SOME = 10;
  private static final int MOST = 1_000;

  private final OneMoment moment;
  private volatile double newest = Double.NaN;

  LedgerVerification(OneMoment moment, MeterRegistry metrics) {
    this.moment = moment;
    Gauge.builder("bouquet.wallet.ledger.findings", () -> newest)
        .description("What the newest verification found wrong; NaN before the first")
        .register(metrics);
  }

  /// @param mostFindings of a kind
  public List<String> verify(int mostFindings) {
    int most = mostFindings < 1 ? SOME : Math.min(mostFindings, MOST);
    var findings = moment.read(connection -> Verification.findings(connection, most));
    newest = findings.size();
    findings.forEach(finding -> LOG.errorf("the books are wrong finding=\"%s\"", finding));
    return findings;
  }

  public GetTrialBalanceResponse trialBalance() {
    var response = GetTrialBalanceResponse.newBuilder();
    for (var asset : moment.read(Audit::trialBalance)) {
      response.addAssets(
          AssetBalance.newBuilder()
              .setAsset(asset.asset())
              .setAccounts(asset.accounts())
              .setBelowZero(asset.belowZero())
              .setAboveZero(asset.aboveZero())
              .setHeld(asset.held()));
    }
    return response.build();
  }

  @Scheduled(
      every = "{bouquet.wallet.ledger.verify-every}",
      delayed = "{bouquet.wallet.ledger.verify-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void verifyNowAndThen() {
    verify(SOME);
  }
}
