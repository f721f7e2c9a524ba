package dev.bouquet.local.demo;

import dev.bouquet.local.parts.PartFailure;
import java.util.ArrayList;
import java.util.List;

/// A room beside the show's, with a few viewers, for what is not part of the show: a rehearsal
/// before it, and a look at the floor after it.
final class SmallRoom {
  private static final int VIEWERS = 10;
  private static final int REHEARSED = 60;
  private static final int PER_SECOND = 15;
  private static final int ALONE = 50;
  private static final int AT_ONCE = 1_000_000; // per second: nothing is waited for
  private static final String GIFT = "rose";

  private final Screens screens = new Screens();
  private final List<Gift> gifts = new ArrayList<>();
  private final List<Viewer> viewers;
  private final GiftSender sender;

  private SmallRoom(Api api, Cast cast, Stage stage) {
    this.sender = new GiftSender(api);
    this.viewers =
        cast.viewers().stream()
            .limit(VIEWERS)
            .map(person -> new Viewer(api, person, stage, screens))
            .toList();
  }

  private interface Play {
    void in(SmallRoom room) throws InterruptedException;
  }

  /// Some roses: services that have just been started connect to each other and compile themselves
  /// now, not under the audience's eyes. Nothing of it is counted.
  static void rehearse(Api api, Cast cast) throws InterruptedException {
    play(api, cast, REHEARSED, room -> room.send(REHEARSED, PER_SECOND));
  }

  /// How fast a gift can be at best: with everything warm and nobody else there, one commit, two
  /// hops through Kafka and one tick. The show's latencies stand on this.
  ///
  /// @return from request to screen, for gifts that are sent one at a time
  static Latency floor(Api api, Cast cast) throws InterruptedException {
    var screens = play(api, cast, ALONE, room -> room.sendOneByOne(ALONE));
    return Latency.of(screens.latencyMicros().getIntervalHistogram());
  }

  private static Screens play(Api api, Cast cast, int roses, Play play)
      throws InterruptedException {
    var stage = Stage.open(api, cast.creators().getFirst());
    var room = new SmallRoom(api, cast, stage);
    try {
      var purse = new Purse(api, cast.operator());
      Parallel.map(room.viewers, viewer -> purse.fill(viewer.person(), roses));
      Viewer.seat(room.viewers);
      play.in(room);
      // What is earned later would be mistaken for the show's.
      Settling.await(() -> roses - stage.earnedGifts());
    } finally {
      room.viewers.forEach(Viewer::leave);
      stage.end();
    }
    return room.screens;
  }

  private void send(int count, int perSecond) throws InterruptedException {
    var sent = new ArrayList<Gift>();
    for (int i = 0; i < count; i++) {
      var gift =
          new Gift(gifts.size(), viewers.get(gifts.size() % viewers.size()), GIFT, 1, 1, null);
      screens.expect(gift);
      gifts.add(gift);
      sent.add(gift);
    }
    sender.send(sent, perSecond);
    sender.resolve(sent);
    var other = sent.stream().filter(gift -> !gift.accepted()).map(Gift::outcome).toList();
    if (!other.isEmpty()) {
      throw new PartFailure("gifts in a room beside the show's were not accepted: " + other);
    }
  }

  private void sendOneByOne(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      long shown = screens.delivered() + viewers.size();
      send(1, AT_ONCE);
      Settling.await(() -> shown - screens.delivered());
    }
  }
}
