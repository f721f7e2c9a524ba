package dev.bouquet.gift.sending;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Taking gifts back.
@ConfigMapping(prefix = "bouquet.undo")
interface UndoConfig {
  /// For how long after it was charged; zero where it is not offered.
  Duration window();

  /// What a gift costs at least that can be taken back.
  long minCoins();

  /// Longest wait for a gift that was charged just now to be in the sender's history, and how often
  /// that is looked at.
  Duration patience();

  Duration pollInterval();
}
