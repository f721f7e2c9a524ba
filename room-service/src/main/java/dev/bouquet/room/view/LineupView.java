package dev.bouquet.room.view;

import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.Guest;
import dev.bouquet.contracts.room.v1.Lineup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is on the stage beside the host, and how they share gifts that name no receiver.
public record LineupView(List<GuestView> guests, SplitView giftSplit) {

  public record GuestView(String id, String name) {}

  /// @param shares absent where another rule says it
  public record SplitView(Rule rule, @Nullable List<ShareView> shares) {}

  public enum Rule {
    /// All of it is the host's.
    HOST,
    /// Host and guests get the same.
    EVEN,
    /// By shares; those of people who are not on the stage are left out.
    SHARES
  }

  /// @param basisPoints 1 to 10,000
  public record ShareView(String personId, int basisPoints) {}

  public static LineupView of(Lineup lineup) {
    return new LineupView(
        lineup.getGuestsList().stream()
            .filter(Guest::getOnStage)
            .map(guest -> new GuestView(guest.getPersonId(), guest.getName()))
            .toList(),
        split(lineup.getGiftSplit()));
  }

  private static SplitView split(GiftSplit split) {
    return switch (split.getRule()) {
      case GIFT_SPLIT_RULE_UNSPECIFIED, GIFT_SPLIT_RULE_HOST, UNRECOGNIZED ->
          new SplitView(Rule.HOST, null);
      case GIFT_SPLIT_RULE_EVEN -> new SplitView(Rule.EVEN, null);
      case GIFT_SPLIT_RULE_SHARES ->
          new SplitView(
              Rule.SHARES,
              split.getSharesList().stream()
                  .map(share -> new ShareView(share.getPersonId(), share.getBasisPoints()))
                  .toList());
    };
  }
}
