package dev.bouquet.kit.money;

import java.util.Arrays;
import java.util.List;

/// Shares whole units by weights: each gets what is due to it, rounded to a unit, and nothing is
/// left over.
///
/// By the method of Webster and Sainte-Laguë. It never takes from anybody where there is more to
/// share, so what goes back of a shared amount bit by bit only ever grows for everybody, and all of
/// it is exactly what everybody got.
public final class Apportionment {
  private Apportionment() {}

  /// @param amount to share, at least 0
  /// @param weights in any unit, each at least 1; where two are due the same unit, the first gets
  ///   it
  /// @return one amount per weight, in their order
  /// @throws IllegalArgumentException where there is no weight or one out of its bounds
  /// @throws ArithmeticException where twice the amount times the sum of weights is past 2^63
  public static List<Long> share(long amount, List<Long> weights) {
    long sum = weights.stream().reduce(0L, Math::addExact);
    if (amount < 0 || weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 1)) {
      throw new IllegalArgumentException("amount=%d weights=%s".formatted(amount, weights));
    }
    var shares = new long[weights.size()];
    long left = amount;
    for (int i = 0; i < shares.length; i++) {
      long due = Math.multiplyExact(Math.multiplyExact(2, amount), weights.get(i));
      shares[i] = Math.addExact(due, sum) / Math.multiplyExact(2, sum);
      left -= shares[i];
    }
    for (; left > 0; left--) {
      shares[nextToGet(shares, weights)]++;
    }
    for (; left < 0; left++) {
      shares[lastToHaveGot(shares, weights)]--;
    }
    return Arrays.stream(shares).boxed().toList();
  }

  private static int nextToGet(long[] shares, List<Long> weights) {
    int next = 0;
    for (int i = 1; i < shares.length; i++) {
      if (compare(shares[i], weights.get(i), shares[next], weights.get(next)) < 0) {
        next = i;
      }
    }
    return next;
  }

  private static int lastToHaveGot(long[] shares, List<Long> weights) {
    int last = 0;
    for (int i = 1; i < shares.length; i++) {
      if (compare(shares[i] - 1, weights.get(i), shares[last] - 1, weights.get(last)) >= 0) {
        last = i;
      }
    }
    return last;
  }

  /// Units are handed out in the order of (2n + 1) / weight, where n units were got before.
  private static int compare(long units, long weight, long otherUnits, long otherWeight) {
    return Long.compare(
        Math.multiplyExact(2 * units + 1, otherWeight),
        Math.multiplyExact(2 * otherUnits + 1, weight));
  }
}
