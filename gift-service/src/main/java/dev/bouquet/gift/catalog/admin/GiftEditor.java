package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.CatalogConfig;
import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.admin.GiftChangeStore.Author;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Changes gifts: one transaction each, one after the other, with its record in it. A change at
/// once takes effect as soon as every pod has read it.
@ApplicationScoped
class GiftEditor {
  private final DataSource pool;
  private final Catalog catalog;
  private final CatalogConfig config;
  private final Clock clock;

  GiftEditor(DataSource pool, Catalog catalog, CatalogConfig config, Clock clock) {
    this.pool = pool;
    this.catalog = catalog;
    this.config = config;
    this.clock = clock;
  }

  /// @param at when it takes effect; null: at once
  EditResult create(String giftId, GiftContent content, @Nullable Instant at, Author author)
      throws SQLException {
    return write(connection -> {
      var gift = GiftChangeStore.history(connection, giftId);
      if (gift.exists()) {
        return gift.revisions().getFirst().content().equals(content)
            ? new EditResult.Done(gift, true)
            : new EditResult.Exists();
      }
      if (GiftChangeStore.giftsCount(connection) >= config.maxGiftsCount()) {
        return new EditResult.CatalogFull(config.maxGiftsCount());
      }
      GiftChangeStore.insert(connection, giftId, "CREATED", content, momentOf(at), author);
      return done(connection, giftId);
    });
  }

  /// @param version of the gift when the operator looked
  /// @param at when it takes effect; null: at once
  EditResult change(
      String giftId, long version, GiftContent content, @Nullable Instant at, Author author)
      throws SQLException {
    return change(giftId, version, "CHANGED", _ -> content, at, author);
  }

  /// As [#change], for ever.
  EditResult retire(String giftId, long version, @Nullable Instant at, Author author)
      throws SQLException {
    return change(giftId, version, "RETIRED", GiftContent::retire, at, author);
  }

  private EditResult change(
      String giftId,
      long version,
      String act,
      UnaryOperator<GiftContent> edit,
      @Nullable Instant at,
      Author author)
      throws SQLException {
    return write(connection -> {
      var gift = GiftChangeStore.history(connection, giftId);
      if (!gift.exists()) {
        return new EditResult.Missing();
      }
      var next = edit.apply(gift.revisions().getLast().content());
      var moment = momentOf(at);
      Optional<EditResult.Refused> refused =
          gift.whyNotChange(version, next, moment, clock.instant(), config.comboNotice());
      if (refused.isPresent()) {
        return refused.get();
      }
      GiftChangeStore.insert(connection, giftId, act, next, moment, author);
      return done(connection, giftId);
    });
  }

  /// Calls off the gift's last change, where that is still ahead.
  EditResult withdraw(String giftId, long version, Author author) throws SQLException {
    return write(connection -> {
      var gift = GiftChangeStore.history(connection, giftId);
      Optional<EditResult.Refused> refused =
          gift.whyNotWithdraw(version, clock.instant(), config.settle());
      if (refused.isPresent()) {
        return refused.get();
      }
      GiftChangeStore.withdraw(connection, giftId, author);
      return done(connection, giftId);
    });
  }

  private EditResult write(Transaction.Work<EditResult, RuntimeException> work)
      throws SQLException {
    var result =
        Transaction.run(
            pool,
            connection -> {
              GiftChangeStore.lock(connection);
              return work.in(connection);
            });
    catalog.refresh();
    return result;
  }

  private static EditResult done(Connection connection, String giftId) throws SQLException {
    return new EditResult.Done(GiftChangeStore.history(connection, giftId), false);
  }

  /// As precise as the database keeps it, and never before every pod knows.
  private Instant momentOf(@Nullable Instant asked) {
    var earliest = clock.instant().plus(config.settle());
    var moment = asked == null || asked.isBefore(earliest) ? earliest : asked;
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
