package dev.bouquet.wallet.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bouquet.wallet.WalletComponent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// A change that touches many wallets, and several pods. The job of the service itself takes part.
@WalletComponent
class LimitClaimComponentTest {
  private static final int PODS = 4;
  private static final int WALLETS = 400;

  @Inject DataSource pool;

  @Test
  void eachWalletIsOnePodsAndNoneIsForgotten() throws Exception {
    var owners = Stream.generate(UUID::randomUUID).limit(WALLETS).toList();
    makeDue(owners);

    var claimed = new ArrayList<UUID>();
    try (var pods = Executors.newFixedThreadPool(PODS)) {
      for (var pod :
          pods.invokeAll(Collections.<Callable<List<UUID>>>nCopies(PODS, this::claimAll))) {
        claimed.addAll(pod.get());
      }
    }
    assertThat(claimed).doesNotHaveDuplicates().isNotEmpty();
    assertThat(due(claimed)).isEqualTo(claimed.size());

    // As when these pods die: what they had is taken by another.
    update("update spending_limit set claimed_until = now() where owner_id = any(?)", claimed);
    await().atMost(Duration.ofSeconds(30)).until(() -> due(owners) == 0);
  }

  private List<UUID> claimAll() throws SQLException {
    var all = new ArrayList<UUID>();
    List<UUID> some;
    do {
      try (var connection = pool.getConnection()) {
        some = LimitStore.claim(connection, Instant.now(), Instant.now().plusSeconds(60), 10);
        all.addAll(some);
      }
    } while (!some.isEmpty());
    return all;
  }

  private void makeDue(List<UUID> owners) throws SQLException {
    update(
        "insert into spending_limit (owner_id, zone, apply_again_at) select id, 'UTC', now() from unnest(?::uuid[]) as o(id)",
        owners);
  }

  private void update(String sql, List<UUID> owners) throws SQLException {
    try (var connection = pool.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
      update.executeUpdate();
    }
  }

  private long due(List<UUID> owners) throws SQLException {
    try (var connection = pool.getConnection();
        var select =
            connection.prepareStatement(
                "select count(*) from spending_limit where owner_id = any(?) and apply_again_at is not null")) {
      select.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
