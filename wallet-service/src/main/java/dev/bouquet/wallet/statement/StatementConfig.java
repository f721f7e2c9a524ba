package dev.bouquet.wallet.statement;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of statements; explained in application.properties.
@ConfigMapping(prefix = "bouquet.wallet.statement")
interface StatementConfig {
  int maxScanned();

  int exportChunk();

  int maxExports();

  Duration maxExportDuration();
}
