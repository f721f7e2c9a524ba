package dev.bouquet.local.demo;

import dev.bouquet.local.parts.PartFailure;
import java.util.ArrayList;
import java.util.List;

/// Some roses before the show, in a room of their own that is over when it begins: services that
/// have just been started connect to each other and compile themselves now, not under the
/// audience's eyes. Nothing of it is counted. At its end, with all of that done and nobody else
/// there, it shows how fast a gift can be at best: the floor that the show's latencies stand on.
final class Rehearsal {
  private static final int VIEWERS = 10;
  private static final int GIFTS = 60;
  private static final int PER_SECOND = 15;
  private static final int GIFTS_ALONE = 20;
  private static final int AT_ONCE = 1_000_000; // per second: nothing is waited for
  private static final String GIFT = "rose";

  private Rehearsal() {}

  /// @return from request to screen, for gifts that are sent one at a time
  static Latency hold(Api api, Cast cast) throws InterruptedException {
    var screens = new Screens();
    var stage = Stage.open(api, cast.creators().getFirst());
    var viewers =
        cast.viewers().stream()
            .limit(VIEWERS)
            .map(person -> new Viewer(api, person, stage, screens))
            .toList();
    try {
      return play(api, cast, stage, screens, viewers);
    } finally {
      viewers.forEach(Viewer::leave);
      stage.end();
    }
  }

  private static Latency play(
      Api api, Cast cast, Stage stage, Screens screens, List<Viewer> viewers)
      throws InterruptedException {
    var purse = new Purse(api, cast.operator());
    Parallel.map(viewers, viewer -> purse.fill(viewer.person(), GIFTS + GIFTS_ALONE));
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
    var floor = oneAtATime(sender, screens, viewers);
    // What is earned later would be mistaken for the show's.
    Settling.await(() -> GIFTS + GIFTS_ALONE - stage.earnedGifts());
    return floor;
  }

  private static Latency oneAtATime(GiftSender sender, Screens screens, List<Viewer> viewers)
      throws InterruptedException {
    Settling.await(() -> (long) GIFTS * viewers.size() - screens.delivered());
    var _ = screens.latencyMicros().getIntervalHistogram(); // that of the rehearsal is not wanted
    for (int i = 0; i < GIFTS_ALONE; i++) {
      long shown = screens.delivered() + viewers.size();
      var gift = new Gift(GIFTS + i, viewers.get(i % viewers.size()), GIFT, 1, 1, null);
      screens.expect(gift);
      sender.send(List.of(gift), AT_ONCE);
      Settling.await(() -> shown - screens.delivered());
    }
    return Latency.of(screens.latencyMicros().getIntervalHistogram());
  }
}
