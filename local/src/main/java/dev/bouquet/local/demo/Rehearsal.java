package dev.bouquet.local.demo;

import dev.bouquet.local.parts.PartFailure;
import java.util.ArrayList;
import java.util.List;

/// Some roses before the show, in a room of their own that is over when it begins: services that
/// have just been started connect to each other and compile themselves now, not under the
/// audience's eyes. Nothing of it is counted.
final class Rehearsal {
  private static final int VIEWERS = 10;
  private static final int GIFTS = 60;
  private static final int PER_SECOND = 15;
  private static final String GIFT = "rose";

  private Rehearsal() {}

  static void hold(Api api, Cast cast) throws InterruptedException {
    var screens = new Screens();
    var stage = Stage.open(api, cast.creators().getFirst());
    var viewers =
        cast.viewers().stream()
            .limit(VIEWERS)
            .map(person -> new Viewer(api, person, stage, screens))
            .toList();
    try {
      play(api, cast, stage, screens, viewers);
    } finally {
      viewers.forEach(Viewer::leave);
      stage.end();
    }
  }

  private static void play(Api api, Cast cast, Stage stage, Screens screens, List<Viewer> viewers)
      throws InterruptedException {
    var purse = new Purse(api, cast.operator());
    Parallel.map(viewers, viewer -> purse.fill(viewer.person(), GIFTS));
    Viewer.seat(viewers);
    var gifts = new ArrayList<Gift>();
    for (int i = 0; i < GIFTS; i++) {
      gifts.add(new Gift(i, viewers.get(i % viewers.size()), GIFT, 1, 1, null));
    }
    gifts.forEach(screens::expect);
    var sender = new GiftSender(api);
    sender.send(gifts, PER_SECOND);
    sender.resolve(gifts);
    if (sender.accepted() < GIFTS) {
      var other = gifts.stream().filter(gift -> !gift.accepted()).map(Gift::outcome).toList();
      throw new PartFailure("gifts of the rehearsal were not accepted: " + other);
    }
    // What is earned later would be mistaken for the show's.
    Settling.await(() -> GIFTS - stage.earnedGifts());
  }
}
