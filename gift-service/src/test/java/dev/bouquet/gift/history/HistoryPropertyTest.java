package dev.bouquet.gift.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.GiftModel;
import dev.bouquet.gift.support.GiftModel.Given;
import dev.bouquet.gift.support.GiftStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/// Histories, page by page, and the marks in them are what a model computes from all gifts, however
/// these arrived.
class HistoryPropertyTest {
  private static final int PAGE_SIZE = 4;

  private final HistoryStore histories = new HistoryStore(GiftDatabase.pool());

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void everyHistoryIsWhatTheModelSays(@ForAll long seed) throws Exception {
    var story = GiftStory.random(seed);
    var model = story.model();

    story.deliver();

    for (var creator : story.creators) {
      assertThat(received(creator))
          .isEqualTo(model.received(creator).stream().map(one -> received(model, one)).toList());
      assertThat(newcomers(creator))
          .containsExactlyInAnyOrderElementsOf(
              story.senders.stream()
                  .flatMap(sender -> model.first(sender, creator).stream())
                  .map(first -> first.gift().chargeId())
                  .toList());
    }
    for (var sender : story.senders) {
      assertThat(sent(sender))
          .containsExactlyInAnyOrderElementsOf(
              model.sent(sender).stream().map(one -> sentLine(model, one)).toList());
    }
  }

  /// What a line of a history tells.
  private record Line(
      UUID id, @Nullable UUID other, long coins, long takenBack, boolean isFirst, Instant at) {}

  private static Line received(GiftModel model, Given given) {
    var gift = given.gift();
    return new Line(
        gift.chargeId(),
        gift.anonymous() ? null : gift.senderId(),
        given.coins(),
        given.coins() - given.kept(),
        isFirst(model, given),
        gift.at());
  }

  private static Line sentLine(GiftModel model, Given given) {
    return new Line(
        given.gift().chargeId(),
        given.receiver(),
        given.coins(),
        given.coins() - given.kept(),
        isFirst(model, given),
        given.gift().at());
  }

  private static boolean isFirst(GiftModel model, Given given) {
    return model.first(given.gift().senderId(), given.receiver()).filter(given::equals).isPresent();
  }

  private List<Line> received(UUID creator) throws Exception {
    var lines = new ArrayList<Line>();
    var before = Moment.AFTER_ALL;
    for (var page = histories.received(creator, before, PAGE_SIZE); !page.isEmpty(); ) {
      for (var gift : page) {
        lines.add(
            new Line(
                gift.id(),
                gift.senderId(),
                gift.coins(),
                gift.takenBackCoins(),
                gift.isFirst(),
                gift.sentAt()));
      }
      before = Moment.parse(page.getLast().moment().key());
      page = histories.received(creator, before, PAGE_SIZE);
    }
    return lines;
  }

  private List<Line> sent(UUID sender) throws Exception {
    var lines = new ArrayList<Line>();
    var before = Moment.AFTER_ALL;
    for (var page = histories.sent(sender, before, PAGE_SIZE); !page.isEmpty(); ) {
      for (var gift : page) {
        for (var receiver : gift.receivers()) {
          lines.add(
              new Line(
                  gift.id(),
                  receiver.receiverId(),
                  receiver.coins(),
                  receiver.takenBackCoins(),
                  receiver.isFirst(),
                  gift.sentAt()));
        }
      }
      before = Moment.parse(page.getLast().moment().key());
      page = histories.sent(sender, before, PAGE_SIZE);
    }
    return lines;
  }

  private List<UUID> newcomers(UUID creator) throws Exception {
    var people = histories.newcomers(creator, Moment.AFTER_ALL, 100);
    assertThat(people).isSortedAccordingTo((one, other) -> other.sentAt().compareTo(one.sentAt()));
    return people.stream().map(Newcomer::firstGift).toList();
  }
}
