package dev.bouquet.bench.gifts;

import com.fasterxml.jackson.annotation.JsonValue;

/// What is asked for over and over.
enum GiftsCase {
  /// `POST /v1/rooms/{id}/gifts` through the gateway, paid and published.
  GATEWAY("gateway"),
  /// The list of the catalog through the gateway.
  CATALOG("catalog"),
  /// The same with the `ETag` of what the client has, which is still right.
  CATALOG_NOT_MODIFIED("catalogNotModified"),
  /// The wallet alone, as the wallet benchmark measures it: one gift per gRPC call.
  GRPC("grpc"),
  /// As the first, with a wallet that says yes at once and writes nothing.
  GENEROUS_WALLET("generousWallet");

  private final String word;

  GiftsCase(String word) {
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
