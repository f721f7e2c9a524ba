package dev.bouquet.bench.load;

import java.util.Locale;
import java.util.OptionalDouble;

/// A figure that has to be reached.
///
/// @param reached empty where no case measured it
public record Target(
    String name, Direction direction, double limit, String unit, OptionalDouble reached) {

  /// Which side of the limit is the right one.
  public enum Direction {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }
  }

  public boolean met() {
    return reached.isPresent()
        && switch (direction) {
          case AT_LEAST -> reached.getAsDouble() >= limit;
          case AT_MOST -> reached.getAsDouble() <= limit;
        };
  }

  public String verdict() {
    return reached.isEmpty() ? "not measured" : met() ? "met" : "missed";
  }

  public String limitInWords() {
    var digits = limit == Math.rint(limit) ? "%s %.0f %s" : "%s %.1f %s";
    return String.format(Locale.ROOT, digits, direction.sign, limit, unit);
  }

  public String reachedInWords() {
    return reached.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%.2f %s", reached.getAsDouble(), unit);
  }
}
