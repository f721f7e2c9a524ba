package dev.bouquet.wallet.statement;

import dev.bouquet.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

enum ExportFormat {
  CSV("csv", "text/csv; charset=utf-8; header=present"),
  JSON("json", "application/json");

  private final String extension;
  private final String mediaType;

  ExportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  static ExportFormat of(@Nullable String name) {
    for (var format : values()) {
      if (format.extension.equals(name)) {
        return format;
      }
    }
    throw ProblemException.malformed("EXPORT_FORMAT_UNKNOWN", "The format is csv or json.");
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }
}
