package dev.bouquet.wallet.posting;

import dev.bouquet.ledger.writer.RetryLaterException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Whether coins may be spent now: not while publication is so far behind that nobody would see for
/// what, and not while an operator has switched charging off.
@ApplicationScoped
public class ChargingGate {
  private final ChargePublisher publisher;
  private volatile boolean switchedOff;

  ChargingGate(ChargePublisher publisher) {
    this.publisher = publisher;
  }

  /// Null while it is open.
  public @Nullable RetryLaterException whyClosed() {
    if (switchedOff) {
      return new RetryLaterException("charging is switched off", null);
    }
    return publisher.isTooFarBehind()
        ? new RetryLaterException("charges are published too late", null)
        : null;
  }

  /// @return whether it was the other way before
  public boolean setSwitchedOff(boolean off) {
    boolean changed = switchedOff != off;
    switchedOff = off;
    return changed;
  }
}
