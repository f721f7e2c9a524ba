package dev.bouquet.wallet.statement;

import java.util.StringJoiner;

/// One line of a CSV file (RFC 4180).
///
/// Spreadsheets run what starts like a formula. So text, which might be people's, gets an
/// apostrophe in front where it would (OWASP, CSV Injection), and numbers, which are ours, stay
/// numbers.
final class CsvLine {
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n";
  private static final String NEEDS_QUOTES = "\",\r\n";

  private final StringJoiner fields = new StringJoiner(",");

  CsvLine number(long value) {
    return field(Long.toString(value));
  }

  CsvLine text(String value) {
    boolean formula = !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
    return field(quoted(formula ? "'" + value : value));
  }

  String end() {
    return fields + "\r\n";
  }

  private CsvLine field(String value) {
    fields.add(value);
    return this;
  }

  private static String quoted(String value) {
    boolean quotes = value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return quotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
