package dev.bouquet.bench.rooms.crowd;

/// What the viewers of a crowd have seen so far, added up.
///
/// @param events each counted once per viewer
/// @param joined who got in
/// @param left whose connection the server has ended
public record Counts(long events, long frames, int joined, int left) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  public Counts since(Counts before) {
    return new Counts(
        events - before.events, frames - before.frames, joined - before.joined, left - before.left);
  }
}
