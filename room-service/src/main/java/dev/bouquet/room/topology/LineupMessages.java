package dev.bouquet.room.topology;

import dev.bouquet.contracts.room.v1.GiftShare;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.room.fold.GiftSplit;
import dev.bouquet.room.fold.Lineup;
import java.util.Optional;
import java.util.UUID;

/// Who is on the stage, and its message, there and back.
final class LineupMessages {
  private LineupMessages() {}

  static dev.bouquet.contracts.room.v1.Lineup write(Lineup lineup) {
    var message =
        dev.bouquet.contracts.room.v1.Lineup.newBuilder().setGiftSplit(write(lineup.split()));
    for (var guest : lineup.guests()) {
      message.addGuests(
          Guest.newBuilder()
              .setPersonId(guest.id().toString())
              .setName(guest.name().orElse(""))
              .setOnStage(guest.isOnStage()));
    }
    return message.build();
  }

  private static dev.bouquet.contracts.room.v1.GiftSplit write(GiftSplit split) {
    var message = dev.bouquet.contracts.room.v1.GiftSplit.newBuilder();
    switch (split) {
      case GiftSplit.ToHost _ -> message.setRule(GiftSplitRule.GIFT_SPLIT_RULE_HOST);
      case GiftSplit.Even _ -> message.setRule(GiftSplitRule.GIFT_SPLIT_RULE_EVEN);
      case GiftSplit.ByShares(var shares) -> {
        message.setRule(GiftSplitRule.GIFT_SPLIT_RULE_SHARES);
        for (var share : shares) {
          message.addShares(
              GiftShare.newBuilder()
                  .setPersonId(share.person().toString())
                  .setBasisPoints(share.basisPoints()));
        }
      }
    }
    return message.build();
  }

  static Lineup read(dev.bouquet.contracts.room.v1.Lineup message) {
    return new Lineup(
        message.getGuestsList().stream().map(LineupMessages::read).toList(),
        read(message.getGiftSplit()));
  }

  private static Lineup.Guest read(Guest guest) {
    return new Lineup.Guest(
        UUID.fromString(guest.getPersonId()),
        guest.getOnStage() ? Optional.of(guest.getName()) : Optional.empty());
  }

  static GiftSplit read(dev.bouquet.contracts.room.v1.GiftSplit message) {
    return switch (message.getRule()) {
      case GIFT_SPLIT_RULE_UNSPECIFIED, GIFT_SPLIT_RULE_HOST -> new GiftSplit.ToHost();
      case GIFT_SPLIT_RULE_EVEN -> new GiftSplit.Even();
      case GIFT_SPLIT_RULE_SHARES ->
          new GiftSplit.ByShares(
              message.getSharesList().stream()
                  .map(share ->
                      new GiftSplit.Share(
                          InputReader.uuid(share.getPersonId()), share.getBasisPoints()))
                  .toList());
      case UNRECOGNIZED -> throw new IllegalArgumentException("an unknown way to share gifts");
    };
  }
}
