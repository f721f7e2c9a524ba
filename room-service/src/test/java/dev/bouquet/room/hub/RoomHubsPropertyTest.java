package dev.bouquet.room.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.frame.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever happens in whatever order, no viewer misses an event without being told, none comes
/// twice, and in the end all stand where the room stands and know what was said last. [Guests]
/// checks each frame.
class RoomHubsPropertyTest {
  private static final int STEPS = 200;

  private final Hall hall = new Hall(new Bounds(100, 8, 1_000_000)).caughtUp();
  private final Guests oneLoop = new Guests();
  private final Guests otherLoop = new Guests();
  private final Show show = new Show(UUID.randomUUID(), "e1");
  private final List<Guests.Guest> inside = new ArrayList<>();
  private final List<Guests.Guest> outside = new ArrayList<>();
  private long seq = 1;
  private int standings;
  private String[] newestMessage = {};

  @Property(tries = 60)
  void noViewerIsEverLeftBehind(@ForAll long seed) {
    var random = new Random(seed);
    hall.events(show, 1, 1);
    hall.hubs.event(show.id(), show.created());

    for (int i = 0; i < STEPS; i++) {
      step(random);
    }
    hall.turnAfter(Duration.ofSeconds(5));
    hall.settle();

    assertThat(inside).allSatisfy(guest -> assertThat(guest.seq).isEqualTo(seq));
    assertThat(inside)
        .filteredOn(guest -> guest.codec() == Codec.JSON)
        .allSatisfy(guest -> {
          assertThat(guest.viewers).isEqualTo(standings);
          assertThat(guest.messages).endsWith(newestMessage);
        });
  }

  private void step(Random random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        int count = 1 + random.nextInt(4);
        hall.events(show, seq + 1, seq + count);
        seq += count;
      }
      case 3 -> hall.turn();
      case 4 -> hall.turnAfter(Duration.ofMillis(random.nextInt(60)));
      case 5 -> come(random);
      case 6 -> go(random);
      case 7 -> trouble(random);
      case 8 -> {
        newestMessage = new String[] {UUID.randomUUID().toString()};
        hall.hubs.event(show.id(), show.message(newestMessage[0], seq));
      }
      case 9 -> {
        standings++;
        hall.hubs.snapshot(
            show.id(), show.standing(standings, seq, Instant.ofEpochSecond(2_000_000 + standings)));
      }
      default -> throw new AssertionError();
    }
  }

  private void come(Random random) {
    if (!outside.isEmpty() && random.nextBoolean()) {
      var guest = outside.remove(random.nextInt(outside.size()));
      hall.hubs.join(guest.resume(show.id()));
      inside.add(guest);
    } else {
      var codec = random.nextInt(4) == 0 ? Codec.PROTO : Codec.JSON;
      var guest = (random.nextBoolean() ? oneLoop : otherLoop).guest(codec);
      hall.hubs.join(guest.join(show.id()));
      inside.add(guest);
    }
  }

  private void go(Random random) {
    hall.turnAfter(Duration.ofMillis(60)); // joins are answered
    if (inside.isEmpty()) {
      return;
    }
    var guest = inside.remove(random.nextInt(inside.size()));
    var loop = (Guests) guest.audience();
    assertThat(loop.leaves(show.id(), guest)).isTrue();
    hall.hubs.leave(show.id(), guest);
    outside.add(guest);
  }

  private void trouble(Random random) {
    switch (random.nextInt(3)) {
      case 0 -> hall.hubs.snapshot(show.id(), show.snapshot(seq));
      case 1 -> hall.events(show, Math.max(1, seq - 3), seq); // again
      case 2 -> {
        seq += 2; // one is lost
        hall.events(show, seq, seq);
      }
      default -> throw new AssertionError();
    }
  }
}
