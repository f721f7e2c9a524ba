package dev.bouquet.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Histories;
import dev.bouquet.ledger.core.Position;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class LedgerStorePropertyTest {
  private final LedgerStore ledger = new LedgerStore();

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void theDatabaseAnswersAsTheModelDoesAndItsBooksVerify(@ForAll long seed) throws Exception {
    var history = Histories.random(UUID.randomUUID().getLeastSignificantBits(), new Random(seed));
    var model = history.model();
    var last = new Position(1_000, history.salt() & Long.MAX_VALUE, 0);
    try (Connection connection = LedgerDatabase.open()) {
      connection.setAutoCommit(false);
      open(connection, history);

      for (var batch : history.batches()) {
        var expected =
            batch.commands().stream()
                .flatMap(command -> model.execute(batch.now(), command).stream())
                .toList();
        var decision = ledger.execute(connection, batch.now(), batch.commands(), last);
        connection.commit();
        last = decision.last();

        assertThat(decision.outcomes().stream().map(Histories::answer)).isEqualTo(expected);
      }
      for (var id : history.accounts().keySet()) {
        var account = ledger.find(connection, id).orElseThrow();
        assertThat(account.posted()).isEqualTo(model.posted(id));
        assertThat(account.held()).isEqualTo(model.held(id));
        assertThat(account.version()).isEqualTo(model.version(id));
        assertThat(account.status().name()).isEqualTo(model.status(id));
        assertThat(account.owing()).isEqualTo(model.owes(id));
      }
      assertThat(Verification.findings(connection, 10)).isEmpty();
    }
  }

  private void open(Connection connection, Histories history) throws Exception {
    ledger.open(connection, List.copyOf(history.accounts().values()));
    for (Account account : history.accounts().values()) {
      var budget = account.budget();
      if (budget != null) {
        ledger.limit(connection, account.id(), budget.zone(), budget.limits());
      }
    }
    connection.commit();
  }
}
