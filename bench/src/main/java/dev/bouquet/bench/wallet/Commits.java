package dev.bouquet.bench.wallet;

/// Commits so far and the time they took, each from its first statement to its answer.
record Commits(long count, double seconds) {
  private static final double MILLIS_PER_SECOND = 1e3;

  Commits since(Commits before) {
    return new Commits(count - before.count, seconds - before.seconds);
  }

  double meanMillis() {
    return seconds * MILLIS_PER_SECOND / count;
  }
}
