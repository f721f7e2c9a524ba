package dev.bouquet.local.demo;

import java.util.HashMap;
import java.util.List;

/// What was said and liked, and who was told. Messages are the first thing that a busy room leaves
/// out, and likes go with the pod that counted them, so what is missing is shown and is no fault.
///
/// @param said messages that rooms have taken
/// @param expected each for every viewer of its room
/// @param read those of them that were shown
/// @param likesCounted what the rooms told of likes last
record Conversation(long said, long expected, long read, long likesSent, long likesCounted) {

  static Conversation of(Audience audience, List<Viewer> viewers) {
    var said = audience.said();
    long expected = 0;
    long read = 0;
    for (var message : said) {
      for (var viewer : viewers) {
        if (viewer.stage() == message.stage()) {
          expected++;
          read += viewer.hasRead(message.id()) ? 1 : 0;
        }
      }
    }
    var likes = new HashMap<Stage, Long>();
    viewers.forEach(viewer -> likes.merge(viewer.stage(), viewer.likes(), Math::max));
    long counted = likes.values().stream().mapToLong(Long::longValue).sum();
    return new Conversation(said.size(), expected, read, audience.likesSent(), counted);
  }
}
