package dev.bouquet.bench.rooms;

/// @param viewers over all rooms, the same number in each
/// @param burst events that are published together
/// @param perSecond events over all rooms; 0 where the next burst follows as soon as viewers have
///   received earlier ones
record RoomCase(int viewers, int rooms, PerFrame perFrame, int burst, double perSecond) {
  static final int FEW = 1_000;
  static final int MANY = 5_000;
  static final int SMALL_ROOMS = 500;

  /// A show at its loudest, and what it brings in one tick.
  private static final double SHOW_PER_SECOND = 1_000;

  private static final int SHOW_PER_TICK = 50;

  static RoomCase few(PerFrame perFrame) {
    return switch (perFrame) {
      case SINGLE -> asFastAsReceived(FEW, 1, perFrame);
      case TICKED -> new RoomCase(FEW, 1, perFrame, 1, SHOW_PER_SECOND);
    };
  }

  static RoomCase many(PerFrame perFrame) {
    return asFastAsReceived(MANY, 1, perFrame);
  }

  /// Ten viewers in each of many rooms.
  static RoomCase smallRooms(PerFrame perFrame) {
    return asFastAsReceived(MANY, SMALL_ROOMS, perFrame);
  }

  private static RoomCase asFastAsReceived(int viewers, int rooms, PerFrame perFrame) {
    int burst =
        switch (perFrame) {
          case SINGLE -> 1;
          case TICKED -> SHOW_PER_TICK;
        };
    return new RoomCase(viewers, rooms, perFrame, burst, 0);
  }

  boolean asFastAsReceived() {
    return perSecond == 0;
  }

  int viewersPerRoom() {
    return viewers / rooms;
  }
}
