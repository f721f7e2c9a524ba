package dev.bouquet.room.topology;

/// What the fold reads and writes. The suite creates them, all with the same number of partitions.
public final class Topics {
  public static final String CHARGES = "charges.v1";
  public static final String ROOM_INPUTS = "room-inputs.v1";
  public static final String ROOM_EVENTS = "room-events.v1";
  public static final String ROOMS = "rooms.v1";
  public static final String ROOM_SNAPSHOTS = "room-snapshots.v1";

  private Topics() {}
}
