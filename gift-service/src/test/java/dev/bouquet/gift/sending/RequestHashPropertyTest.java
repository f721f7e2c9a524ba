package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.kit.security.Caller;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequestHashPropertyTest {
  private static final UUID SENDER = UUID.fromString("0195f000-0000-7000-8000-000000000001");
  private static final UUID ROOM = UUID.fromString("0195f000-0000-7000-8000-000000000002");
  private static final OptionalLong NO_PANEL = OptionalLong.empty();
  private static final Optional<UUID> NO_COMBO = Optional.empty();
  private static final Optional<UUID> NO_RECEIVER = Optional.empty();

  /// Fails when the encoding changes, which would break retries across a deployment.
  @Test
  void staysTheSameForEver() {
    var asked =
        new SendGift(
            UUID.randomUUID(),
            new Caller(SENDER, "ann"),
            ROOM,
            "rose",
            10,
            NO_COMBO,
            NO_RECEIVER,
            "",
            false,
            false,
            NO_PANEL);

    assertThat(HexFormat.of().formatHex(RequestHash.of(asked)))
        .isEqualTo("a88498292aea7cb44fd0feeb2c40217a12c6b6a1e67582e4333fb6d2b8a37c90");
  }

  @Test
  void namesAndTheIdItselfDoNotCount() {
    var one =
        new SendGift(
            UUID.randomUUID(),
            new Caller(SENDER, "ann"),
            ROOM,
            "rose",
            10,
            NO_COMBO,
            NO_RECEIVER,
            "",
            false,
            false,
            NO_PANEL);
    var other =
        new SendGift(
            UUID.randomUUID(),
            new Caller(SENDER, "bob"),
            ROOM,
            "rose",
            10,
            NO_COMBO,
            NO_RECEIVER,
            "",
            false,
            false,
            NO_PANEL);

    assertThat(RequestHash.of(one)).isEqualTo(RequestHash.of(other)).hasSize(32);
  }

  @Property
  void differentRequestsHaveDifferentHashes(
      @ForAll("requests") SendGift one, @ForAll("requests") SendGift other) {
    assertThat(Arrays.equals(RequestHash.of(one), RequestHash.of(other)))
        .isEqualTo(one.equals(other));
  }

  /// Few different values, so that two requests often have most of them in common.
  @Provide
  Arbitrary<SendGift> requests() {
    var ids = Arbitraries.of(SENDER, ROOM);
    var gifts = Arbitraries.of("", "r", "ro", "rose", "rose1", "1");
    var quantities = Arbitraries.of(1, 10, 11, 110);
    var combos = ids.optional();
    var receivers = ids.optional();
    var messages = Arbitraries.of("", "anonymous", "quiet", "receiver");
    var wishes =
        Arbitraries.of(
            Set.of(), Set.of("anonymous"), Set.of("quiet"), Set.of("anonymous", "quiet"));
    return Combinators.combine(ids, ids, gifts, quantities, combos, receivers, messages, wishes)
        .as((sender, room, gift, quantity, combo, receiver, message, wished) ->
            new SendGift(
                SENDER,
                new Caller(sender, ""),
                room,
                gift,
                quantity,
                combo,
                receiver,
                message,
                wished.contains("anonymous"),
                wished.contains("quiet"),
                NO_PANEL));
  }

  @Property
  void digitsDoNotMoveBetweenGiftAndQuantity(
      @ForAll @IntRange(min = 1, max = 9) int digit,
      @ForAll @IntRange(min = 1, max = 99) int rest) {
    var caller = new Caller(SENDER, "");
    var one =
        new SendGift(
            ROOM,
            caller,
            ROOM,
            "gift" + digit,
            rest,
            NO_COMBO,
            NO_RECEIVER,
            "",
            false,
            false,
            NO_PANEL);
    int both = Integer.parseInt("" + digit + rest);
    var other =
        new SendGift(
            ROOM, caller, ROOM, "gift", both, NO_COMBO, NO_RECEIVER, "", false, false, NO_PANEL);

    assertThat(RequestHash.of(one)).isNotEqualTo(RequestHash.of(other));
  }
}
