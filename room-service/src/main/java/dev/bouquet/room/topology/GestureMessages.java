package dev.bouquet.room.topology;

import dev.bouquet.contracts.room.v1.GestureKind;

/// The kinds of gestures in messages.
final class GestureMessages {
  private GestureMessages() {}

  static GestureKind write(dev.bouquet.room.fold.GestureKind kind) {
    return switch (kind) {
      case FOLLOW -> GestureKind.GESTURE_KIND_FOLLOW;
      case SHARE -> GestureKind.GESTURE_KIND_SHARE;
    };
  }

  /// @throws IllegalArgumentException for one that this version does not know
  static dev.bouquet.room.fold.GestureKind read(GestureKind kind) {
    return switch (kind) {
      case GESTURE_KIND_FOLLOW -> dev.bouquet.room.fold.GestureKind.FOLLOW;
      case GESTURE_KIND_SHARE -> dev.bouquet.room.fold.GestureKind.SHARE;
      case GESTURE_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("no gesture: " + kind);
    };
  }
}
