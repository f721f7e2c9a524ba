package dev.bouquet.bench.wallet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// To whom gifts go. Payers are always uniform.
enum Distribution {
  /// To every creator alike.
  UNIFORM,
  /// Nearly all to one creator.
  HOT;

  /// Out of 100 gifts, how many go to the first creator whatever chance says.
  int percentToFirst() {
    return switch (this) {
      case UNIFORM -> 0;
      case HOT -> 99;
    };
  }

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
