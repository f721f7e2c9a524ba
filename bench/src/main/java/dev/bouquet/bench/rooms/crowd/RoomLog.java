package dev.bouquet.bench.rooms.crowd;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/// A room's events as they are published: counted without gaps, and each with the time at which it
/// was meant to be. Appended to by one thread, asked by any.
public final class RoomLog {
  /// A room is created and started before anything else happens in it.
  public static final long FIRST_SEQ = 2;

  /// A power of two, and more than are ever under way in a room.
  private static final int REMEMBERED = 4_096;

  private final UUID id;
  private final AtomicLongArray intendedNanos = new AtomicLongArray(REMEMBERED);
  private long seq = FIRST_SEQ;

  public RoomLog() {
    this(UUID.randomUUID());
  }

  public RoomLog(UUID id) {
    this.id = id;
  }

  public UUID id() {
    return id;
  }

  /// @param intended in terms of `System.nanoTime()`
  /// @return the next event's `seq`
  public long append(long intended) {
    seq++;
    intendedNanos.set(slot(seq), intended);
    return seq;
  }

  long intendedNanos(long seq) {
    return intendedNanos.get(slot(seq));
  }

  private static int slot(long seq) {
    return (int) seq & (REMEMBERED - 1);
  }
}
