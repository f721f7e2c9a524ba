package dev.bouquet.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Who had to see what, and who has.
///
/// @param expected every accepted gift for every viewer who had joined its room before it was sent
/// @param delivered those of them that were shown
record Attendance(long expected, long delivered) {

  static Attendance of(List<Gift> gifts, List<Viewer> viewers) {
    var accepted = new HashMap<Stage, List<Gift>>();
    for (var gift : gifts) {
      if (gift.accepted()) {
        accepted.computeIfAbsent(gift.sender().stage(), _ -> new ArrayList<>()).add(gift);
      }
    }
    long expected = 0;
    long delivered = 0;
    for (var viewer : viewers) {
      for (var gift : accepted.getOrDefault(viewer.stage(), List.of())) {
        if (viewer.hasToSee(gift)) {
          expected++;
          delivered += viewer.hasSeen(gift) ? 1 : 0;
        }
      }
    }
    return new Attendance(expected, delivered);
  }
}
