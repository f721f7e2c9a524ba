package dev.bouquet.gift.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/// What came of sending a message once.
///
/// @param statusCode what the target answered; absent where it did not
/// @param error why it is no success; absent where it is one
record Outcome(@Nullable Integer statusCode, @Nullable String error) {
  private static final int GONE = 410;

  static Outcome answered(int statusCode) {
    boolean isSuccess = statusCode >= 200 && statusCode < 300;
    return new Outcome(statusCode, isSuccess ? null : "The target answered " + statusCode + ".");
  }

  static Outcome failed(String error) {
    return new Outcome(null, error);
  }

  @JsonIgnore
  boolean isSuccess() {
    return error == null;
  }

  /// The target asks not to be sent anything any more.
  @JsonIgnore
  boolean isGone() {
    return statusCode != null && statusCode == GONE;
  }
}
