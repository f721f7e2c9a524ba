package dev.bouquet.wallet.funding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Something was found out about what charges were paid with.
public sealed interface FundingChange {
  Instant at();

  List<Part> parts();

  /// The same in changes of at most so many parts each.
  List<FundingChange> inPagesOf(int most);

  /// A part of a charge.
  ///
  /// @param coins greater than 0
  record Part(UUID chargeId, long coins) {}

  /// These parts of charges were paid with coins of a top-up whose money is gone.
  ///
  /// @param reason why it is
  record Unfunded(Instant at, UUID topUpId, String reason, List<Part> parts)
      implements FundingChange {
    public Unfunded {
      parts = List.copyOf(parts);
    }

    @Override
    public List<FundingChange> inPagesOf(int most) {
      var pages = new ArrayList<FundingChange>();
      for (var page : pages(parts, most)) {
        pages.add(new Unfunded(at, topUpId, reason, page));
      }
      return pages;
    }
  }

  /// Nothing is missing for these parts of charges any more: later coins have paid for them, or
  /// they were reversed.
  record Funded(Instant at, List<Part> parts) implements FundingChange {
    public Funded {
      parts = List.copyOf(parts);
    }

    @Override
    public List<FundingChange> inPagesOf(int most) {
      var pages = new ArrayList<FundingChange>();
      for (var page : pages(parts, most)) {
        pages.add(new Funded(at, page));
      }
      return pages;
    }
  }

  private static List<List<Part>> pages(List<Part> parts, int most) {
    var pages = new ArrayList<List<Part>>();
    for (int from = 0; from < parts.size(); from += most) {
      pages.add(parts.subList(from, Math.min(from + most, parts.size())));
    }
    return pages;
  }
}
