package dev.bouquet.bench.rooms.crowd;

/// What all viewers of a crowd have seen. Kept by its thread; others get copies.
final class Tally {
  private long events;
  private long frames;
  private int joined;
  private int left;

  void frame(long newEvents) {
    frames++;
    events += newEvents;
  }

  void joined() {
    joined++;
  }

  void left() {
    left++;
  }

  Counts counts() {
    return new Counts(events, frames, joined, left);
  }
}
