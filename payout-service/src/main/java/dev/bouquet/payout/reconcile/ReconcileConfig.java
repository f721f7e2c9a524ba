package dev.bouquet.payout.reconcile;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of a reconciliation; explained in application.properties.
@ConfigMapping(prefix = "bouquet.payout.reconcile")
interface ReconcileConfig {
  Duration catchUp();

  Duration pollInterval();

  Duration callDeadline();

  Duration reconnectPatience();

  int maxDifferences();
}
