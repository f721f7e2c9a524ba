package dev.bouquet.wallet.closing;

import dev.bouquet.wallet.posting.Coins;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Wallets with coins that nobody has touched since a time.
@ApplicationScoped
class DormantBalances {
  /// Two look-ups in indexes per wallet that is looked at.
  private static final String LOOK =
      """
      select a.id, a.posted, n.newest from
        (select id, posted from account
          where asset = ? and floor is not null and posted > 0 and id > ? order by id limit ?) a
        cross join lateral (
          select max(created_at) as newest from (
            (select created_at from transfer where debit_account = a.id and debit_listed order by debit_version desc limit 1)
            union all
            (select created_at from transfer where credit_account = a.id and credit_listed order by credit_version desc limit 1)) b
        ) n
       order by a.id
      """;

  private final DataSource pool;

  DormantBalances(DataSource pool) {
    this.pool = pool;
  }

  record Dormant(UUID ownerId, long balance, Instant lastTransactionAt) {}

  /// @param lookedUpTo the last wallet that was looked at; null where there are no more
  record Part(List<Dormant> wallets, @Nullable UUID lookedUpTo) {}

  /// Looks at the next wallets after one, and keeps the dormant ones.
  Part after(UUID previous, Instant untouchedSince, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(LOOK)) {
      select.setString(1, Coins.ASSET);
      select.setObject(2, previous);
      select.setInt(3, most);
      var dormant = new ArrayList<Dormant>();
      UUID last = null;
      int looked = 0;
      try (var rows = select.executeQuery()) {
        for (; rows.next(); looked++) {
          last = rows.getObject("id", UUID.class);
          var newest = rows.getObject("newest", OffsetDateTime.class);
          if (newest != null && newest.isBefore(untouchedSince.atOffset(ZoneOffset.UTC))) {
            dormant.add(new Dormant(last, rows.getLong("posted"), newest.toInstant()));
          }
        }
      }
      return new Part(dormant, looked < most ? null : last);
    }
  }
}
