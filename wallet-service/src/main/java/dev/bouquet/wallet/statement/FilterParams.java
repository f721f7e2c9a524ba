package dev.bouquet.wallet.statement;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.ledger.postgres.Statement;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which transactions are asked for, as the query says it.
///
/// @param types any where empty
record FilterParams(
    @QueryParam("type") List<String> types,
    @QueryParam("from") @Nullable String from,
    @QueryParam("to") @Nullable String to) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  Statement.Filter toFilter() {
    var kinds = types.stream().map(FilterParams::type).map(Enum::name).collect(Collectors.toSet());
    var earliest = time("from", from);
    var latest = time("to", to);
    if (earliest != null && latest != null && !earliest.isBefore(latest)) {
      throw ProblemException.malformed("TIME_RANGE_INVALID", "from must be earlier than to.");
    }
    return new Statement.Filter(kinds, earliest, latest);
  }

  private static TransactionType type(String name) {
    return Arrays.stream(TransactionType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.malformed(
                "TRANSACTION_TYPE_UNKNOWN",
                "A type is one of " + Arrays.toString(TransactionType.values()) + "."));
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var time = Instant.parse(text);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw noTime(name);
      }
      return time;
    } catch (DateTimeException e) {
      throw noTime(name);
    }
  }

  private static ProblemException noTime(String name) {
    return ProblemException.malformed(
        "INVALID_REQUEST", name + ": an RFC 3339 time from 1970 to 9999.");
  }
}
