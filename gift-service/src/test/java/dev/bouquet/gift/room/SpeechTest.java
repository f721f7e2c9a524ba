package dev.bouquet.gift.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.room.KnownRoom.Stage;
import dev.bouquet.gift.room.Speech.Silence;
import dev.bouquet.gift.shoutout.moderation.HostWords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final HostWords UNWANTED = HostWords.of(List.of("plumpit"));

  private final UUID host = UUID.randomUUID();
  private final UUID moderator = UUID.randomUUID();
  private final UUID viewer = UUID.randomUUID();

  @Test
  void whatNoOtherWordsWouldMendComesFirst() {
    var muted = Map.of(viewer, NOW.plusNanos(1));

    assertThat(whyNot(viewer, new Speech(true, Set.of(), muted, UNWANTED))).contains(Silence.OFF);
    assertThat(whyNot(viewer, new Speech(false, Set.of(), muted, UNWANTED)))
        .contains(Silence.MUTED);
    assertThat(whyNot(viewer, new Speech(false, Set.of(), Map.of(), UNWANTED)))
        .contains(Silence.UNWANTED_WORD);
    assertThat(whyNot(viewer, Speech.FREE)).isEmpty();
  }

  @Test
  void aMuteEndsByItselfUnlessItIsForGood() {
    assertThat(whyNot(viewer, mutedUntil(NOW))).isEmpty();
    assertThat(whyNot(viewer, mutedUntil(Instant.MAX))).contains(Silence.MUTED);
    assertThat(whyNot(UUID.randomUUID(), mutedUntil(Instant.MAX))).isEmpty();
  }

  @Test
  void theHostAndTheModeratorsSayWhatTheyWant() {
    var muted = Map.of(moderator, Instant.MAX, host, Instant.MAX);
    var strict = new Speech(true, Set.of(moderator), muted, UNWANTED);

    assertThat(whyNot(host, strict)).isEmpty();
    assertThat(whyNot(moderator, strict)).isEmpty();
    assertThat(whyNot(viewer, strict)).contains(Silence.OFF);
  }

  @Test
  void whoSaysNothingMay() {
    var strict = new Speech(true, Set.of(), Map.of(viewer, Instant.MAX), UNWANTED);

    assertThat(room(strict).whyNotSaid(viewer, "", NOW)).isEmpty();
  }

  private Speech mutedUntil(Instant until) {
    return new Speech(false, Set.of(), Map.of(viewer, until), HostWords.NONE);
  }

  private Optional<Silence> whyNot(UUID person, Speech speech) {
    return room(speech).whyNotSaid(person, "You plumpit!", NOW);
  }

  private KnownRoom room(Speech speech) {
    return new KnownRoom(
        UUID.randomUUID(), host, Stage.LIVE, 0, false, Set.of(), Receivers.only(host), speech, 1);
  }
}
