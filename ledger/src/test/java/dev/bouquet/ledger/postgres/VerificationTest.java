package dev.bouquet.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Capture;
import dev.bouquet.ledger.core.Command.Hold;
import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Reverse;
import dev.bouquet.ledger.core.Command.SetOwing;
import dev.bouquet.ledger.core.Command.SetStatus;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is done to the rows by hand, in a transaction that is rolled back at the end.
class VerificationTest {
  private static final String ALICE = "00000000-0000-7000-8000-0000000000aa";
  private static final String HOUSE = "00000000-0000-7000-8000-0000000000bb";
  private static final String FROZEN = "00000000-0000-7000-8000-0000000000cc";

  private final LedgerStore ledger = new LedgerStore();
  private Connection connection;

  @BeforeEach
  void aSmallHistory() throws Exception {
    connection = LedgerDatabase.openAsOwner();
    connection.setAutoCommit(false);
    try (var slot = connection.createStatement()) {
      slot.execute(
          "insert into slot (slot, epoch, seq, commits, owner, backend_pid, renewed_at, recorded) values (900, 1, 5, 1, 'test', 0, now(), 11)");
    }
    ledger.open(
        connection,
        List.of(
            Account.empty(UUID.fromString(ALICE), "COIN"),
            Account.empty(UUID.fromString(FROZEN), "COIN"),
            Account.system(UUID.fromString(HOUSE), "COIN")));
    ledger.execute(
        connection,
        Instant.now(),
        List.of(
            transfer(1, HOUSE, ALICE, 100, false),
            transfer(2, ALICE, HOUSE, 10, true),
            transfer(3, ALICE, HOUSE, 20, true),
            transfer(4, ALICE, HOUSE, 30, true),
            hold(5, 7),
            hold(6, 8),
            new Capture(
                id(7), Bytes.EMPTY, "CAPTURE", id(6), UUID.fromString(ALICE), 5, Bytes.EMPTY, true),
            new Reverse(
                id(8),
                Bytes.EMPTY,
                "REVERSAL",
                id(3),
                UUID.fromString(ALICE),
                15,
                Bytes.EMPTY,
                true),
            new SetStatus(id(9), Bytes.EMPTY, UUID.fromString(FROZEN), Account.Status.FROZEN),
            new SetOwing(id(10), Bytes.EMPTY, UUID.fromString(FROZEN), true),
            new Refusal(id(11), Bytes.EMPTY, UUID.fromString(ALICE), 5, "GIFT_REFUSED")),
        new Position(900, 1, 0));
  }

  @AfterEach
  void asIfNothingHadHappened() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void findsNothingInBooksThatAreInOrder() throws SQLException {
    assertThat(Verification.findings(connection, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // changed
        "update transfer set amount = 11 where id = '%2'        | transfer %2 left 90",
        "update transfer set debit_balance = 0 where id = '%3'  | transfer %3 left 0",
        "update transfer set credit_version = 9 where id = '%4' | transfer %4 has version 9",
        "update transfer set seq = 7 where id = '%4'            | transfer %4 has position 7",
        "update transfer set outcome = 'POSTED', kind = 'GIFT', credit_account = debit_account, debit_account = '"
            + HOUSE
            + "', amount = 1, debit_version = 99, credit_version = 99, credit_balance = 0, debit_listed = true, credit_listed = true where id = '%5' | transfer %5 has version 99",
        "update transfer set debit_listed = false where id = '%2' | transfer %2 is left out of the statement of account "
            + ALICE,
        "update transfer set credit_listed = true where id = '%2' | transfer %2 is in the statement of account "
            + HOUSE,
        "update transfer set reverses = '%2' where id = '%8'    | transfer %2 was reversed by 15 of its 10",
        "update transfer set resolves = '%5' where id = '%7'    | hold %5 is listed as open and is not",
        "update transfer set amount = 9 where id = '%5'         | hold %5 is open and not listed as it is",
        "update transfer set kind = 'OPEN' where id = '%9'      | account " + FROZEN + " is FROZEN",
        "update account set posted = 51 where id = '"
            + ALICE
            + "'  | account "
            + ALICE
            + " has posted 51",
        "update account set version = 1 where id = '"
            + ALICE
            + "' | account "
            + ALICE
            + " has posted 50 at version 1",
        "update account set held = 9 where id = '" + ALICE + "'    | account " + ALICE + " holds 9",
        "update account set status = 'FROZEN' where id = '"
            + ALICE
            + "' | account "
            + ALICE
            + " is FROZEN",
        "update account set owing = true where id = '"
            + ALICE
            + "' | account "
            + ALICE
            + " is owing",
        "update account set owing = false where id = '"
            + FROZEN
            + "' | account "
            + FROZEN
            + " is not owing",
        "update open_hold set amount = 1 where id = '%5'        | hold %5 is open and not listed as it is",
        "update transfer set kind = 'OTHER' where id = '%2'     | transfer %2 is not what was recorded",
        "update transfer set created_at = now() - interval '1 day' where id = '%2' | transfer %2 is not what was recorded",
        "update transfer set request_hash = 'x' where id = '%2' | transfer %2 is not what was recorded",
        "update transfer set outcome = 'OTHER' where id = '%11'  | transfer %11 is not what was recorded",
        "update transfer set slot = null where id = '%11'       | slot 900 recorded 11 rows, 10 are there",
        "update slot set seq = 4 where slot = 900               | slot 900 stands at 4",
        // removed
        "delete from transfer where id = '%1'                   | transfer %2 has version 2, and is number 1",
        "delete from transfer where id = '%3'                   | transfer %4 has version 4, and is number 3",
        "delete from transfer where id = '%5'                   | hold %5 is listed as open and is not",
        "delete from transfer where id = '%6'                   | posted %7 resolves %6",
        "delete from transfer where id = '%8'                   | account "
            + ALICE
            + " has posted 50",
        "delete from transfer where id = '%11'                  | slot 900 recorded 11 rows, 10 are there",
        "delete from account where id = '" + ALICE + "'         | account " + ALICE + " has posted",
        "delete from open_hold where id = '%5'                  | hold %5 is open and not listed",
        // added
        "insert into transfer select (jsonb_populate_record(t, jsonb_build_object('id', '%0', 'seq', null, 'slot', null))).* from transfer t where id = '%2' | transfer %2 has version 2, and is number 3",
        "insert into transfer select (jsonb_populate_record(t, jsonb_build_object('id', '%0', 'seq', 6, 'debit_version', 7, 'debit_balance', 40, 'credit_version', 7, 'credit_balance', -40))).* from transfer t where id = '%2' | account "
            + ALICE
            + " has posted 50",
        "insert into transfer select (jsonb_populate_record(t, jsonb_build_object('id', '%0'))).* from transfer t where id = '%11' | transfer %0 is not what was recorded",
        "insert into open_hold values ('%0', '"
            + ALICE
            + "', 1, now()) | hold %0 is listed as open and is not",
      })
  void namesTheRowThatWasTouchedByHand(String sql, String finding) throws SQLException {
    try (var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(withIds(sql))).isEqualTo(1);
    }

    assertThat(Verification.findings(connection, 10))
        .anyMatch(found -> found.contains(withIds(finding)));
  }

  private static String withIds(String text) {
    var replaced = text;
    for (int i = 11; i >= 0; i--) {
      replaced = replaced.replace("%" + i, id(i).toString());
    }
    return replaced;
  }

  private static Transfer transfer(
      int id, String debit, String credit, long amount, boolean sequenced) {
    return new Transfer(
        id(id),
        Bytes.EMPTY,
        "GIFT",
        UUID.fromString(debit),
        UUID.fromString(credit),
        amount,
        Bytes.EMPTY,
        sequenced);
  }

  private static Command hold(int id, long amount) {
    return new Hold(
        id(id),
        Bytes.EMPTY,
        "HOLD",
        UUID.fromString(ALICE),
        UUID.fromString(HOUSE),
        amount,
        Duration.ofMinutes(1),
        Bytes.EMPTY);
  }

  private static UUID id(int number) {
    return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
  }
}
