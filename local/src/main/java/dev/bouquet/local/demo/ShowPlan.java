package dev.bouquet.local.demo;

/// How large a show is.
///
/// @param rate gifts per second in all rooms together
public record ShowPlan(int viewers, int rooms, int seconds, int rate) {
  public ShowPlan {
    within("viewers", viewers, 1, 2_000);
    within("rooms", rooms, 1, 99);
    within("seconds", seconds, 1, 3_600);
    within("rate", rate, 1, 2_000);
    if (rooms > viewers) {
      throw new IllegalArgumentException("every room needs a viewer: --rooms is above --viewers");
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "--%s lies between %d and %d".formatted(name, least, most));
    }
  }

  int gifts() {
    return Math.multiplyExact(seconds, rate);
  }
}
