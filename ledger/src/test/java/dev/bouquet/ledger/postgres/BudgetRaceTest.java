package dev.bouquet.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.writer.LedgerWriter;
import dev.bouquet.ledger.writer.SlotWriter;
import dev.bouquet.ledger.writer.WriterThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parallel charges of one payer through two writers, around the ends of days.
class BudgetRaceTest {
  private static final UUID HOUSE = UUID.fromString("00000000-0000-7000-8000-00000000b4d9");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int CHARGES = 200;
  private static final long COINS = 3;
  private static final long DAILY_LIMIT = 100; // 33 charges of 3 coins
  private static final int WITHIN_LIMIT = 33;

  private final UUID payer = UUID.randomUUID();
  private final LedgerStore ledger = new LedgerStore();

  @BeforeEach
  void aPayerWithADailyLimit() throws Exception {
    try (var connection = LedgerDatabase.open()) {
      connection.setAutoCommit(false);
      ledger.open(connection, List.of(Account.empty(payer, "COIN"), Account.system(HOUSE, "COIN")));
      ledger.execute(
          connection,
          Instant.EPOCH,
          List.of(
              new Transfer(
                  UUID.randomUUID(),
                  Bytes.EMPTY,
                  "TOP_UP",
                  HOUSE,
                  payer,
                  100_000,
                  Bytes.EMPTY,
                  false)),
          Position.NONE);
      ledger.limit(connection, payer, BERLIN, new Budget.Limits(null, DAILY_LIMIT, null, null));
      connection.commit();
    }
  }

  /// The nights around midnight, and the nights in which the clock goes back and forward: the day
  /// of 25 hours is one day, the day of 23 hours ends an hour sooner.
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T23:59:59, 2026-11-24T00:00:00",
    "2026-10-25T00:30:00, 2026-10-26T00:00:00",
    "2026-03-29T01:30:00, 2026-03-30T00:00:00",
    "2026-12-31T23:59:59, 2027-01-01T00:00:00"
  })
  void passExactlyWhatEachDayAllows(LocalDateTime evening, LocalDateTime nextDay) throws Exception {
    assertThat(passed(evening)).isEqualTo(WITHIN_LIMIT);
    assertThat(passed(nextDay.minusNanos(1_000))).isZero();
    assertThat(passed(nextDay)).isEqualTo(WITHIN_LIMIT);
    assertThat(passed(nextDay.plusHours(23))).isZero();
  }

  /// 24 hours later it is still the same day where the day has 25, and not where it has 23.
  @ParameterizedTest
  @CsvSource({"2026-10-25, 24, 0", "2026-03-29, 23, 33", "2026-11-23, 23, 0"})
  void countHoursAsTheZoneDoes(LocalDate day, int hours, int expected) throws Exception {
    var midnight = day.atStartOfDay(BERLIN).toInstant();
    assertThat(passed(midnight)).isEqualTo(WITHIN_LIMIT);

    assertThat(passed(midnight.plus(Duration.ofHours(hours)))).isEqualTo(expected);
  }

  private long passed(LocalDateTime at) throws Exception {
    return passed(at.atZone(BERLIN).toInstant());
  }

  /// Sends all charges at once at this time, to two writers in turn.
  private long passed(Instant at) throws Exception {
    var clock = Clock.fixed(at, ZoneOffset.UTC);
    var limits = new LedgerWriter.Limits(20, 10_000, 10_000);
    try (var one = store("budget-1");
        var two = store("budget-2");
        var first = WriterThread.start(one, clock, limits, Duration.ZERO);
        var second = WriterThread.start(two, clock, limits, Duration.ZERO)) {
      var answers = new ArrayList<CompletableFuture<Outcome>>();
      IntStream.range(0, CHARGES)
          .parallel()
          .mapToObj(i -> (i % 2 == 0 ? first : second).writer().submit(charge(), Instant.MAX))
          .toList()
          .forEach(answers::add);
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
      assertThat(answers)
          .extracting(answer -> code(answer.join()))
          .allMatch(code -> List.of("POSTED", Result.Refused.DAILY_LIMIT).contains(code))
          .hasSize(CHARGES);
      return answers.stream().filter(answer -> code(answer.join()).equals("POSTED")).count();
    }
  }

  private Transfer charge() {
    return new Transfer(
        UUID.randomUUID(), Bytes.EMPTY, "GIFT", payer, HOUSE, COINS, Bytes.EMPTY, true);
  }

  private static String code(Outcome outcome) {
    return outcome.result() instanceof Result.Refused refused ? refused.code() : "POSTED";
  }

  private static SlotWriter store(String owner) {
    var settings =
        new PostgresSession.Settings(
            owner, Duration.ofSeconds(5), Duration.ofSeconds(5), _ -> new byte[] {1});
    return new SlotWriter(
        PostgresSession.source(LedgerDatabase::open, settings),
        new SlotWriter.Listener() {
          @Override
          public void claimed(int slot, long epoch) {}

          @Override
          public void committed(Decision decision, Duration took) {}
        });
  }
}
