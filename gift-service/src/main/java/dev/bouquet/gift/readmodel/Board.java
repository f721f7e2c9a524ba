package dev.bouquet.gift.readmodel;

import java.util.List;
import java.util.UUID;

/// What sums of coins are kept of, and which gifts count there. Boards for others hold what others
/// may know; whoever sent an anonymous gift is named on none but their own level.
public enum Board {
  /// Who gave a creator most, for everybody.
  SENDERS_OF_CREATOR,
  /// As above, for the creator's own eyes: with quiet gifts.
  SENDERS_FOR_CREATOR,
  /// Who gave most at all.
  SENDERS,
  /// Who received most; gifts of every kind.
  CREATORS,
  /// What a person gave in their life; gifts of every kind.
  LIFETIME,
  /// Who gave a creator most of one gift, for everybody.
  SENDERS_OF_GIFT,
  /// As above, for the creator's own eyes.
  SENDERS_OF_GIFT_FOR_CREATOR;

  /// The subject of boards that are everybody's.
  public static final UUID EVERYBODY = new UUID(0, 0);

  private static final List<Period> EVERY = List.of(Period.values());
  private static final List<Period> ONLY_ALL_TIME = List.of(Period.ALL_TIME);

  List<Period> periods() {
    return switch (this) {
      case SENDERS_OF_CREATOR, SENDERS_FOR_CREATOR, SENDERS, CREATORS -> EVERY;
      case LIFETIME, SENDERS_OF_GIFT, SENDERS_OF_GIFT_FOR_CREATOR -> ONLY_ALL_TIME;
    };
  }

  /// Whether a gift sent this way is on this board.
  boolean counts(boolean anonymous, boolean quiet) {
    return switch (this) {
      case SENDERS_OF_CREATOR, SENDERS, SENDERS_OF_GIFT -> !anonymous && !quiet;
      case SENDERS_FOR_CREATOR, SENDERS_OF_GIFT_FOR_CREATOR -> !anonymous;
      case CREATORS, LIFETIME -> true;
    };
  }

  UUID subject(UUID receiver) {
    return switch (this) {
      case SENDERS, CREATORS, LIFETIME -> EVERYBODY;
      case SENDERS_OF_CREATOR, SENDERS_FOR_CREATOR, SENDERS_OF_GIFT, SENDERS_OF_GIFT_FOR_CREATOR ->
          receiver;
    };
  }

  UUID person(UUID sender, UUID receiver) {
    return this == CREATORS ? receiver : sender;
  }

  /// The gift whose board it is; empty where all gifts are on one.
  String gift(String giftId) {
    return this == SENDERS_OF_GIFT || this == SENDERS_OF_GIFT_FOR_CREATOR ? giftId : "";
  }
}
