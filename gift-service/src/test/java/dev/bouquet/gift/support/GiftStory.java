package dev.bouquet.gift.support;

import dev.bouquet.gift.readmodel.GiftEvent;
import dev.bouquet.gift.readmodel.GiftEvent.Part;
import dev.bouquet.gift.readmodel.GiftEvent.Sent;
import dev.bouquet.gift.readmodel.GiftEvent.TakenBack;
import dev.bouquet.gift.readmodel.OutOfStepException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// What a few people gave each other in two weeks: small numbers, so that sums and moments are
/// often equal, with gifts of every kind and reversals of parts and of all.
public final class GiftStory {
  /// Around a Monday's midnight.
  private static final Instant BEGINNING = Instant.parse("2026-03-01T23:00:00Z");

  private static final int GIFTS = 30;
  private static final int MOMENTS = 20;
  private static final int HOURS_APART = 17;

  public final List<UUID> senders;
  public final List<UUID> creators;

  /// One of the senders is in quiet mode.
  public final UUID quietPerson;

  private final List<GiftEvent> events = new ArrayList<>();
  private final Random random;

  private GiftStory(Random random) {
    this.random = random;
    this.senders = Stream.generate(this::uuid).limit(4).toList();
    this.creators = Stream.generate(this::uuid).limit(3).toList();
    this.quietPerson = senders.getFirst();
  }

  public static GiftStory random(long seed) {
    var story = new GiftStory(new Random(seed));
    for (int number = 0; number < GIFTS; number++) {
      story.tellOfOneGift();
    }
    story.events.add(new TakenBack(story.uuid(), story.uuid(), 3, BEGINNING));
    story.events.add(new GiftEvent.NoGift());
    return story;
  }

  public GiftModel model() {
    return GiftModel.of(events, quietPerson);
  }

  /// Into a new generation, in random order and batches, and some of it more than once.
  public void deliver() throws SQLException, OutOfStepException {
    var delivered = new ArrayList<>(events);
    for (var event : events) {
      if (random.nextInt(3) == 0) {
        delivered.add(event);
      }
    }
    Collections.shuffle(delivered, random);
    GiftDatabase.begin();
    for (int from = 0; from < delivered.size(); ) {
      int to = Math.min(delivered.size(), from + 1 + random.nextInt(15));
      GiftDatabase.take(delivered.subList(from, to));
      from = to;
    }
  }

  private void tellOfOneGift() {
    long coins = 1L + random.nextInt(20);
    var sender = senders.get(random.nextInt(senders.size()));
    var at = BEGINNING.plus((long) HOURS_APART * random.nextInt(MOMENTS), ChronoUnit.HOURS);
    var gift =
        new Sent(
            uuid(),
            sender,
            "name " + random.nextInt(100),
            uuid(),
            creators.getFirst(),
            random.nextBoolean() ? "rose" : "crown",
            "Name",
            1 + random.nextInt(5),
            coins,
            random.nextBoolean() ? "" : "Bravo!",
            random.nextInt(5) == 0,
            random.nextInt(5) == 0,
            null,
            at,
            parts(coins));
    events.add(gift);
    takeBackSometimes(gift);
  }

  private List<Part> parts(long coins) {
    var receivers = new ArrayList<>(creators);
    Collections.shuffle(receivers, random);
    if (coins < creators.size() || random.nextInt(3) > 0) {
      return List.of(new Part(receivers.getFirst(), coins));
    }
    long first = 1 + random.nextLong(coins - 2);
    long second = 1 + random.nextLong(coins - first - 1);
    return List.of(
        new Part(receivers.get(0), first),
        new Part(receivers.get(1), second),
        new Part(receivers.get(2), coins - first - second));
  }

  private void takeBackSometimes(Sent gift) {
    long left = gift.coins();
    while (left > 0 && random.nextInt(3) == 0) {
      long coins = random.nextBoolean() ? left : 1 + random.nextLong(left);
      events.add(new TakenBack(uuid(), gift.chargeId(), coins, gift.at()));
      left -= coins;
    }
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
