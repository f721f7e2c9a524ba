package dev.bouquet.room.fold;

public enum GestureKind {
  /// Has begun to follow the host.
  FOLLOW,
  /// Has told others of the room.
  SHARE
}
