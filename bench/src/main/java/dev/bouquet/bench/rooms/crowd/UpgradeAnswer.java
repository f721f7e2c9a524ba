package dev.bouquet.bench.rooms.crowd;

import dev.bouquet.bench.load.LoadFailure;
import java.nio.ByteBuffer;

/// The head of the answer to a request to upgrade.
final class UpgradeAnswer {
  private static final String END = "\r\n\r\n";
  private static final int MOST_BYTES = 4_096;

  private final StringBuilder head = new StringBuilder();

  /// Leaves in `in` what comes after the head.
  ///
  /// @return whether the head is complete
  /// @throws LoadFailure where the server refuses
  boolean take(ByteBuffer in) {
    while (in.hasRemaining()) {
      head.append((char) in.get());
      if (isComplete()) {
        requireUpgraded();
        return true;
      }
    }
    return false;
  }

  private boolean isComplete() {
    if (head.length() > MOST_BYTES) {
      throw new LoadFailure("a viewer was answered more than a head");
    }
    return head.length() >= END.length() && head.indexOf(END, head.length() - END.length()) >= 0;
  }

  private void requireUpgraded() {
    if (!head.toString().startsWith("HTTP/1.1 101 ")) {
      throw new LoadFailure("a viewer was refused: " + head.toString().lines().findFirst().get());
    }
  }
}
