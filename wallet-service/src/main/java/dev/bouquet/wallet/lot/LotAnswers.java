package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers questions about lots with what is true now, or with RETRY_LATER.
@ApplicationScoped
class LotAnswers {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Lots lots;
  private final LotQueries queries;

  LotAnswers(Lots lots, LotQueries queries) {
    this.lots = lots;
    this.queries = queries;
  }

  Page<LotResponse> lots(UUID owner, @Nullable String token, @Nullable Integer size)
      throws SQLException {
    bringUpToDate(owner);
    return LotResponse.of(queries.lots(owner, token, Page.size(size)));
  }

  /// Empty where there is no such lot.
  Optional<Page<UseResponse>> usesOf(UUID lotId, @Nullable String token, @Nullable Integer size)
      throws SQLException {
    var owner = queries.ownerOfLot(lotId);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    bringUpToDate(owner.get());
    return Optional.of(UseResponse.of(queries.usesOf(lotId, token, Page.size(size))));
  }

  /// Empty where nothing was spent under this id.
  Optional<Page<UseResponse>> usesBy(
      UUID spendingId, @Nullable String token, @Nullable Integer size) throws SQLException {
    var owner = queries.ownerOfSpending(spendingId);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    bringUpToDate(owner.get());
    return Optional.of(UseResponse.of(queries.usesBy(spendingId, token, Page.size(size))));
  }

  boolean hasWallet(UUID owner) throws SQLException {
    return queries.hasWallet(owner);
  }

  private void bringUpToDate(UUID owner) throws SQLException {
    if (!lots.advance(owner)) {
      throw ProblemException.retryLater(
          "The lots of this wallet are still being computed.", RETRY_AFTER);
    }
  }
}
