package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.room.KnownRoom.Stage;
import dev.bouquet.gift.room.Receivers;
import dev.bouquet.gift.room.Speech;
import dev.bouquet.gift.shoutout.moderation.HostWords;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import dev.bouquet.kit.security.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GiftDecisionTest {
  private static final Gift ROSE = new Gift("rose", "Rose", 3, Gift.Tier.SMALL, true);
  private static final Offer.Open OPEN = new Offer.Open(ROSE, 7);
  private static final ShoutOut SILENCE = new ShoutOut.Accepted("");
  private static final long MOST = 1_000;
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final UUID ROOM_ID = UUID.randomUUID();
  private static final UUID HOST_ID = UUID.randomUUID();

  private static final List<Part> TO_HOST = List.of(new Part(HOST_ID, 30));

  private final Caller viewer = new Caller(UUID.randomUUID(), "ann");
  private final SendGift asked =
      new SendGift(
          UUID.randomUUID(),
          viewer,
          ROOM_ID,
          "rose",
          10,
          Optional.empty(),
          Optional.empty(),
          "",
          false,
          false,
          OptionalLong.empty());

  @Test
  void chargesQuantityTimesPriceInALiveRoom() {
    assertThat(decided(asked, room(Stage.LIVE), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Charge(OPEN, room(Stage.LIVE).orElseThrow(), 30, TO_HOST, ""));
  }

  @Test
  void chargesWhileTheHostIsAwayForAMoment() {
    assertThat(decided(asked, room(Stage.PAUSED), OPEN, SILENCE))
        .isInstanceOf(GiftDecision.Charge.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEDULED", "ENDED", "UNKNOWN"})
  void refusesWhereTheRoomIsNotOnAir(Stage stage) {
    assertThat(decided(asked, room(stage), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_LIVE, 30));
  }

  @Test
  void aRoomTakesGiftsUpToItsBound() {
    assertThat(decided(asked, boundedTo(30), OPEN, SILENCE))
        .isInstanceOf(GiftDecision.Charge.class);
    assertThat(decided(asked, boundedTo(29), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_ABOVE_ROOM_LIMIT, 30));
  }

  @Test
  void oneGiftCostsSoMuchAndNoMoreWhateverTheRoomTakes() {
    var dearest = new Offer.Open(new Gift("rose", "Rose", MOST / 10, Gift.Tier.EPIC, true), 7);
    var dearer = new Offer.Open(new Gift("rose", "Rose", MOST / 10 + 1, Gift.Tier.EPIC, true), 7);

    assertThat(decided(asked, room(Stage.LIVE), dearest, SILENCE))
        .isInstanceOf(GiftDecision.Charge.class);
    assertThat(decided(asked, room(Stage.LIVE), dearer, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_TOO_EXPENSIVE, MOST + 10));
    assertThat(decided(asked, boundedTo(29), dearer, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_TOO_EXPENSIVE, MOST + 10));
  }

  @Test
  void theRoomComesFirstThenThePersonThenTheGift() {
    var banned = Set.of(viewer.id());

    assertThat(decided(asked, room(Stage.SUSPENDED, 29, banned), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_SUSPENDED, 30));
    assertThat(decided(asked, room(Stage.ENDED, 29, banned), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_LIVE, 30));
    assertThat(decided(asked, room(Stage.LIVE, 29, banned), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.BANNED_FROM_ROOM, 30));
    assertThat(decided(asked, room(Stage.LIVE, 29, Set.of()), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_ABOVE_ROOM_LIMIT, 30));
  }

  @Test
  void refusesAGiftToOneself() {
    var toOneself = by(new Caller(HOST_ID, "host"));

    assertThat(decided(toOneself, room(Stage.LIVE), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.SELF_GIFT, 30));
  }

  @Test
  void whatDoesNotExistComesBeforeWhatIsNotAllowed() {
    assertThat(decided(asked, Optional.empty(), OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_FOUND, 30));
    assertThat(decided(asked, Optional.empty(), new Offer.Nothing(), SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_FOUND, 0));
    assertThat(decided(asked, room(Stage.ENDED), new Offer.Nothing(), SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_NOT_FOUND, 0));
  }

  @Test
  void wordsTravelWithTheGiftOrNothingIsCharged() {
    var said = new ShoutOut.Accepted("Bravo!");
    var refused = new ShoutOut.Refused(ShoutOut.Reason.MESSAGE_HAS_LINK);

    assertThat(decided(asked, room(Stage.LIVE), OPEN, said))
        .isEqualTo(
            new GiftDecision.Charge(OPEN, room(Stage.LIVE).orElseThrow(), 30, TO_HOST, "Bravo!"));
    assertThat(decided(asked, room(Stage.LIVE), OPEN, refused))
        .isEqualTo(new GiftDecision.Refuse(Refusal.MESSAGE_HAS_LINK, 30));
  }

  @Test
  void theRoomHasAWordInWhatIsSaidAndNoneInGiftsWithoutWords() {
    var said = new ShoutOut.Accepted("You plumpit!");
    var off = new Speech(true, Set.of(), Map.of(), HostWords.NONE);
    var muted = new Speech(false, Set.of(), Map.of(viewer.id(), NOW.plusNanos(1)), HostWords.NONE);
    var unwanted = new Speech(false, Set.of(), Map.of(), HostWords.of(List.of("plumpit")));

    assertThat(decided(asked, speaking(off), OPEN, said))
        .isEqualTo(new GiftDecision.Refuse(Refusal.MESSAGES_OFF_IN_ROOM, 30));
    assertThat(decided(asked, speaking(muted), OPEN, said))
        .isEqualTo(new GiftDecision.Refuse(Refusal.MUTED_IN_ROOM, 30));
    assertThat(decided(asked, speaking(unwanted), OPEN, said))
        .isEqualTo(new GiftDecision.Refuse(Refusal.MESSAGE_BLOCKED_IN_ROOM, 30));
    for (var speech : List.of(off, muted, unwanted)) {
      assertThat(decided(asked, speaking(speech), OPEN, SILENCE))
          .isInstanceOf(GiftDecision.Charge.class);
    }
  }

  private static Optional<KnownRoom> speaking(Speech speech) {
    return Optional.of(
        new KnownRoom(
            ROOM_ID, HOST_ID, Stage.LIVE, 0, false, Set.of(), Receivers.only(HOST_ID), speech, 1));
  }

  @Test
  void refusesWhatCostsSomethingElseByNowButSaysFirstWhatIsWrongWithTheRoom() {
    var changed = new Offer.PriceChanged(ROSE);

    assertThat(decided(asked, room(Stage.LIVE), changed, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.PRICE_CHANGED, 30));
    assertThat(decided(asked, room(Stage.ENDED), changed, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_LIVE, 30));
  }

  @Test
  void refusesAComboOfWhatIsNotSentInCombos() {
    var alone = new Offer.Open(new Gift("castle", "Castle", 9, Gift.Tier.EPIC, false), 7);
    var combo = Optional.of(UUID.randomUUID());
    var inCombo =
        new SendGift(
            asked.id(),
            viewer,
            ROOM_ID,
            "castle",
            1,
            combo,
            Optional.empty(),
            "",
            false,
            false,
            OptionalLong.empty());

    assertThat(decided(inCombo, room(Stage.LIVE), alone, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_NOT_COMBOABLE, 9));
    assertThat(decided(asked, room(Stage.LIVE), alone, SILENCE))
        .isInstanceOf(GiftDecision.Charge.class);
  }

  @Test
  void doesNotWrapAroundAtAnAbsurdPrice() {
    var absurd = new Gift("rose", "Rose", Long.MAX_VALUE, Gift.Tier.EPIC, true);

    assertThatThrownBy(() -> decided(asked, room(Stage.LIVE), new Offer.Open(absurd, 1), SILENCE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void goesToWhomItIsForAndOtherwiseByTheRoomsRule() {
    var guest = UUID.randomUUID();
    var shares = new LinkedHashMap<>(Map.of(HOST_ID, 1L, guest, 2L));
    var shared = shared(Set.of(HOST_ID, guest), shares);

    assertThat(partsOf(asked, shared))
        .containsExactlyInAnyOrder(new Part(HOST_ID, 10), new Part(guest, 20));
    assertThat(partsOf(to(viewer, guest), shared)).containsExactly(new Part(guest, 30));
    assertThat(partsOf(to(viewer, HOST_ID), shared)).containsExactly(new Part(HOST_ID, 30));
    assertThat(decided(to(viewer, UUID.randomUUID()), shared, OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.RECEIVER_NOT_ON_STAGE, 30));
  }

  @Test
  void nobodyReceivesAPartOfTheirOwnGift() {
    var guest = new Caller(UUID.randomUUID(), "gus");
    var host = new Caller(HOST_ID, "host");
    var shares = new LinkedHashMap<>(Map.of(HOST_ID, 1L, guest.id(), 2L));
    var shared = shared(Set.of(HOST_ID, guest.id()), shares);

    assertThat(partsOf(by(guest), shared)).containsExactly(new Part(HOST_ID, 30));
    assertThat(partsOf(by(host), shared)).containsExactly(new Part(guest.id(), 30));
    assertThat(partsOf(to(host, guest.id()), shared)).containsExactly(new Part(guest.id(), 30));
    assertThat(decided(to(guest, guest.id()), shared, OPEN, SILENCE))
        .isEqualTo(new GiftDecision.Refuse(Refusal.SELF_GIFT, 30));
  }

  @Test
  void whoIsExcludedGivesNothing() {
    assertThat(decided(asked, room(Stage.LIVE), OPEN, SILENCE, Set.of(viewer.id())))
        .isEqualTo(new GiftDecision.Refuse(Refusal.SENDER_EXCLUDED, 30));
    assertThat(decided(asked, room(Stage.ENDED), OPEN, SILENCE, Set.of(viewer.id())))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_LIVE, 30));
  }

  @Test
  void whoIsExcludedReceivesNothingAndTheOthersShareIt() {
    var guest = UUID.randomUUID();
    var shares = new LinkedHashMap<>(Map.of(HOST_ID, 1L, guest, 2L));
    var shared = shared(Set.of(HOST_ID, guest), shares);

    assertThat(decided(asked, shared, OPEN, SILENCE, Set.of(HOST_ID)))
        .isEqualTo(
            new GiftDecision.Charge(
                OPEN, shared.orElseThrow(), 30, List.of(new Part(guest, 30)), ""));
    assertThat(decided(to(viewer, HOST_ID), shared, OPEN, SILENCE, Set.of(HOST_ID)))
        .isEqualTo(new GiftDecision.Refuse(Refusal.RECEIVER_EXCLUDED, 30));
    assertThat(decided(asked, shared, OPEN, SILENCE, Set.of(HOST_ID, guest)))
        .isEqualTo(new GiftDecision.Refuse(Refusal.RECEIVER_EXCLUDED, 30));
    assertThat(decided(to(viewer, guest), shared, OPEN, SILENCE, Set.of(HOST_ID)))
        .isInstanceOf(GiftDecision.Charge.class);
  }

  private static GiftDecision decided(
      SendGift asked, Optional<KnownRoom> room, Offer offer, ShoutOut words) {
    return decided(asked, room, offer, words, Set.of());
  }

  private static GiftDecision decided(
      SendGift asked, Optional<KnownRoom> room, Offer offer, ShoutOut words, Set<UUID> excluded) {
    var rules = new GiftDecision.Rules(MOST, excluded::contains, NOW);
    return GiftDecision.on(asked, room, offer, words, rules);
  }

  private static List<Part> partsOf(SendGift asked, Optional<KnownRoom> room) {
    return ((GiftDecision.Charge) decided(asked, room, OPEN, SILENCE)).parts();
  }

  private static SendGift by(Caller sender) {
    return gift(sender, Optional.empty());
  }

  private static SendGift to(Caller sender, UUID receiver) {
    return gift(sender, Optional.of(receiver));
  }

  private static SendGift gift(Caller sender, Optional<UUID> receiver) {
    return new SendGift(
        UUID.randomUUID(),
        sender,
        ROOM_ID,
        "rose",
        10,
        Optional.empty(),
        receiver,
        "",
        false,
        false,
        OptionalLong.empty());
  }

  private static Optional<KnownRoom> shared(Set<UUID> people, SequencedMap<UUID, Long> shares) {
    var receivers = new Receivers(people, shares);
    return Optional.of(
        new KnownRoom(ROOM_ID, HOST_ID, Stage.LIVE, 0, false, Set.of(), receivers, Speech.FREE, 1));
  }

  private static Optional<KnownRoom> room(Stage stage) {
    return room(stage, 0, Set.of());
  }

  private static Optional<KnownRoom> boundedTo(long maxGiftCoins) {
    return room(Stage.LIVE, maxGiftCoins, Set.of());
  }

  private static Optional<KnownRoom> room(Stage stage, long maxGiftCoins, Set<UUID> banned) {
    return Optional.of(
        new KnownRoom(
            ROOM_ID,
            HOST_ID,
            stage,
            maxGiftCoins,
            false,
            banned,
            Receivers.only(HOST_ID),
            Speech.FREE,
            1));
  }
}
