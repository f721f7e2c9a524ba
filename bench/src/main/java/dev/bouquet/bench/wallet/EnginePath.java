package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.Operation;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.OwingChanged;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import dev.bouquet.ledger.core.Result.Released;
import dev.bouquet.ledger.core.Result.StatusChanged;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.PostgresSession;
import dev.bouquet.ledger.writer.LedgerWriter;
import dev.bouquet.ledger.writer.SlotWriter;
import dev.bouquet.ledger.writer.Writers;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// The engine in this process, with the settings and the commands that the wallet gives it. Gifts
/// credit the clearing account of their writer, not the creator's: so no creator is a hot account,
/// however many gifts go to one. Creators are credited in batches, by payout-service.
final class EnginePath implements GiftPath {
  private static final String KIND = "GIFT";
  private static final int WRITERS = 2;
  private static final int BATCH = 500;
  private static final Duration PACE = Duration.ofMillis(10);
  private static final int QUEUE = 10_000;
  private static final int QUEUE_PER_ACCOUNT = 500;

  /// A batch of each writer commits while its next one fills.
  private static final int SATURATION = 3 * WRITERS * BATCH;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final double NANOS_PER_SECOND = 1e9;

  private final LedgerBooks books;
  private final List<SlotWriter> slots;
  private final Writers writers;
  private final LongAdder commits = new LongAdder();
  private final LongAdder commitNanos = new LongAdder();

  EnginePath(WalletDatabase database) throws SQLException {
    this.books = LedgerBooks.unpublished(database);
    migrate(database);
    var connections = new PGSimpleDataSource();
    connections.setUrl(database.url());
    connections.setUser(database.role());
    connections.setPassword(database.role());
    connections.setPrepareThreshold(1);
    slots =
        IntStream.range(0, WRITERS).mapToObj(number -> slotWriter(connections, number)).toList();
    writers =
        Writers.start(
            WRITERS,
            slots::get,
            Clock.systemUTC(),
            new LedgerWriter.Limits(BATCH, QUEUE, QUEUE_PER_ACCOUNT),
            PACE);
  }

  private SlotWriter slotWriter(PGSimpleDataSource connections, int number) {
    var settings =
        new PostgresSession.Settings("bench/" + number, TIMEOUT, TIMEOUT, EnginePath::encode);
    return new SlotWriter(
        PostgresSession.source(connections::getConnection, settings), new CommitTimes());
  }

  private static void migrate(WalletDatabase database) throws SQLException {
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.owner())
        .locations("db/ledger")
        .placeholders(Map.of("app_role", database.role()))
        .load()
        .migrate();
    var clearing =
        IntStream.range(0, WRITERS)
            .mapToObj(writer -> Account.system(clearing(writer), "COIN"))
            .toList();
    try (var connection = database.openAsOwner()) {
      new LedgerStore().open(connection, clearing);
    }
  }

  private static UUID clearing(int writer) {
    return new UUID(0, writer);
  }

  /// An outbox row of the size that the wallet's has.
  private static byte[] encode(List<Posted> posted) {
    var row =
        ByteBuffer.allocate(posted.stream().mapToInt(one -> 64 + one.context().length()).sum());
    for (var one : posted) {
      row.putLong(one.id().getMostSignificantBits()).putLong(one.id().getLeastSignificantBits());
      row.putLong(one.amount());
      row.putInt(one.context().length()).put(one.context().toArray());
      row.position(row.position() + 64 - 28);
    }
    return row.array();
  }

  @Override
  public PathName name() {
    return PathName.ENGINE;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public int giftsPerOperation() {
    return 1;
  }

  @Override
  public int saturation() {
    return SATURATION;
  }

  @Override
  public Operation paying(GiftSource gifts) {
    return () ->
        writers.submit(toCommand(gifts.next()), Instant.MAX).thenAccept(EnginePath::requirePosted);
  }

  private Command.Transfer toCommand(Gift gift) {
    return new Command.Transfer(
        gift.id(),
        Bytes.copyOf(gift.requestHash().toByteArray()),
        KIND,
        gift.payer(),
        clearing(writers.numberFor(gift.payer())),
        gift.coins(),
        Bytes.copyOf(gift.context().toByteArray()),
        true);
  }

  private static void requirePosted(Outcome outcome) {
    if (outcome.replayed()) {
      throw new LoadFailure("a new gift was taken for a repeated one");
    }
    switch (outcome.result()) {
      case Posted _ -> {}
      case Refused refused -> throw new LoadFailure("a gift was refused: " + refused.code());
      case Held _, Released _, StatusChanged _, OwingChanged _ ->
          throw new LoadFailure("not a gift's answer");
    }
  }

  @Override
  public Commits commits() {
    return new Commits(commits.sum(), commitNanos.sum() / NANOS_PER_SECOND);
  }

  @Override
  public void close() {
    writers.close();
    slots.forEach(SlotWriter::close);
  }

  private final class CommitTimes implements SlotWriter.Listener {
    @Override
    public void claimed(int slot, long epoch) {}

    @Override
    public void committed(Decision decision, Duration took) {
      commits.increment();
      commitNanos.add(took.toNanos());
    }
  }
}
