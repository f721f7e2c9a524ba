package dev.bouquet.bench.wallet;

import com.fasterxml.jackson.annotation.JsonValue;

/// The ways for a gift to be paid.
enum PathName {
  /// One transaction per gift.
  BASELINE("baseline"),
  /// The engine, called in process.
  ENGINE("engine"),
  /// The engine in its service, one gift per call.
  GRPC("grpc"),
  /// The engine in its service, many gifts per call.
  GRPC_BATCH("grpcBatch");

  private final String word;

  PathName(String word) {
    this.word = word;
  }

  @JsonValue
  String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
