package dev.bouquet.room.guest;

import dev.bouquet.contracts.room.v1.GiftShare;
import dev.bouquet.contracts.room.v1.GiftSplit;
import dev.bouquet.contracts.room.v1.GiftSplitRule;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.view.LineupView.Rule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// @param shares for the rule `SHARES`, and for no other: each person once; sum to 10,000
public record GiftSplitRequest(
    @NotNull Rule rule, @Nullable @Size(min = 1, max = 50) List<@Valid @NotNull Share> shares) {

  /// @param personId the host or a guest, who need not have come yet
  public record Share(
      @NotNull @Pattern(regexp = Ids.PATTERN, message = "must be a UUID") String personId,
      @NotNull @Min(1) @Max(10_000) Integer basisPoints) {

    String person() {
      return personId.toLowerCase(Locale.ROOT);
    }
  }

  @AssertTrue(message = "has shares where the rule is SHARES, and nowhere else, each person once")
  boolean isConsistent() {
    if (shares == null) {
      return rule != Rule.SHARES;
    }
    return rule == Rule.SHARES
        && shares.stream().map(Share::person).distinct().count() == shares.size();
  }

  GiftSplit toMessage() {
    var split =
        GiftSplit.newBuilder()
            .setRule(
                switch (rule) {
                  case HOST -> GiftSplitRule.GIFT_SPLIT_RULE_HOST;
                  case EVEN -> GiftSplitRule.GIFT_SPLIT_RULE_EVEN;
                  case SHARES -> GiftSplitRule.GIFT_SPLIT_RULE_SHARES;
                });
    if (shares != null) {
      shares.forEach(share ->
          split.addShares(
              GiftShare.newBuilder()
                  .setPersonId(share.person())
                  .setBasisPoints(share.basisPoints())));
    }
    return split.build();
  }
}
