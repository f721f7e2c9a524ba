package dev.bouquet.wallet.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.ledger.postgres.Statement.Entry;
import dev.bouquet.ledger.postgres.Statement.Filter;
import dev.bouquet.ledger.postgres.Statement.Span;
import dev.bouquet.wallet.statement.RunningExports.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Streams wallets' transactions, oldest first.
///
/// A chunk is read when the one before it went out: writing blocks while the client's window is
/// full. An export that fails halfway ends the connection, so that nobody takes it for a whole one.
@ApplicationScoped
class Exports {
  private static final Logger LOG = Logger.getLogger(Exports.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final RunningExports running;
  private final StatementConfig config;
  private final ObjectWriter json;
  private final Counter written;

  Exports(
      Transactions transactions,
      RunningExports running,
      StatementConfig config,
      ObjectMapper mapper,
      MeterRegistry metrics) {
    this.transactions = transactions;
    this.running = running;
    this.config = config;
    this.json = mapper.writerFor(TransactionResponse.class);
    this.written =
        Counter.builder("bouquet.wallet.exports.transactions")
            .description("Transactions that exports wrote")
            .register(metrics);
  }

  /// What is asked for, by whom.
  record Order(UUID caller, UUID owner, Filter filter, ExportFormat format) {}

  /// Something to be done once it is sure that the export will run, and before it does.
  @FunctionalInterface
  interface Preparation {
    void run() throws SQLException;
  }

  Response start(Order order, Preparation preparation, RoutingContext request) throws SQLException {
    var place =
        running
            .enter(order.caller())
            .orElseThrow(() ->
                ProblemException.retryLater(
                    "EXPORTS_BUSY",
                    "This pod or this person has as many exports running as it may.",
                    RETRY_AFTER));
    try {
      preparation.run();
      var span = transactions.span(order.owner(), order.filter());
      // The request's end, however it comes about, and where even that is missed the longest time.
      request.addEndHandler(_ -> place.closeSoon());
      long deadline = giveUpLate(place, request);
      StreamingOutput body =
          out -> {
            try (place) {
              write(order, span, place, out);
            } catch (IOException | RuntimeException e) {
              LOG.infof("export cut off owner=%s reason=%s", order.owner(), e);
              request.response().reset();
              throw e;
            } finally {
              request.vertx().cancelTimer(deadline);
            }
          };
      return Response.ok(body)
          .header(HttpHeaders.CONTENT_TYPE, order.format().mediaType())
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"transactions-%d.%s\""
                  .formatted(span.before() - 1, order.format().extension()))
          .build();
    } catch (SQLException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private void write(Order order, Span span, Place place, OutputStream out) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    var writer =
        switch (order.format()) {
          case CSV -> new ExportWriter.Csv(text);
          case JSON -> new ExportWriter.Json(text, json);
        };
    writer.begin();
    for (var left = span; !left.isEmpty(); ) {
      if (!place.isTaken()) { // where a filter lets little through, writing would tell it late
        throw new IOException("the client went away, or it took too long");
      }
      var chunk = left.oldest(config.exportChunk());
      for (var entry : read(order, chunk)) {
        writer.write(TransactionResponse.of(entry));
        written.increment();
      }
      left = new Span(chunk.before() - 1, span.before());
    }
    writer.end();
  }

  private List<Entry> read(Order order, Span chunk) throws IOException {
    try {
      return transactions.chunk(order.owner(), order.filter(), chunk);
    } catch (SQLException e) {
      throw new IOException("the database is away", e);
    }
  }

  private long giveUpLate(Place place, RoutingContext request) {
    return request
        .vertx()
        .setTimer(
            config.maxExportDuration().toMillis(),
            _ -> {
              request.response().reset();
              place.closeSoon();
            });
  }
}
