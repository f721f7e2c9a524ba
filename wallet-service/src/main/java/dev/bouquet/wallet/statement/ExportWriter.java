package dev.bouquet.wallet.statement;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;

/// Writes transactions in one of the formats, one after the other. What was not [#end]ed is cut
/// off, and JSON shows it.
sealed interface ExportWriter {
  void begin() throws IOException;

  void write(TransactionResponse transaction) throws IOException;

  void end() throws IOException;

  record Csv(Writer out) implements ExportWriter {
    @Override
    public void begin() throws IOException {
      out.write("id,type,amount,balanceAfter,version,at\r\n");
    }

    @Override
    public void write(TransactionResponse transaction) throws IOException {
      out.write(
          new CsvLine()
              .text(transaction.id().toString())
              .text(transaction.type())
              .number(transaction.amount())
              .number(transaction.balanceAfter())
              .number(transaction.version())
              .text(transaction.at().toString())
              .end());
    }

    @Override
    public void end() throws IOException {
      out.flush();
    }
  }

  /// One array, an object a line.
  final class Json implements ExportWriter {
    private final Writer out;
    private final ObjectWriter json;
    private String separator = "\n";

    Json(Writer out, ObjectWriter json) {
      this.out = out;
      this.json = json;
    }

    @Override
    public void begin() throws IOException {
      out.write('[');
    }

    @Override
    public void write(TransactionResponse transaction) throws IOException {
      out.write(separator);
      out.write(json.writeValueAsString(transaction));
      separator = ",\n";
    }

    @Override
    public void end() throws IOException {
      out.write("\n]\n");
      out.flush();
    }
  }
}
