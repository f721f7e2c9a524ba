package dev.bouquet.room.frame;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a connection's frames are written.
public enum Codec {
  /// Text frames.
  JSON("bouquet.v1.json"),
  /// Binary frames.
  PROTO("bouquet.v1.proto");

  private final String subprotocol;

  Codec(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  public String subprotocol() {
    return subprotocol;
  }

  /// @param subprotocol what client and server agreed upon; JSON where they said nothing
  public static Codec of(@Nullable String subprotocol) {
    return Stream.of(values())
        .filter(codec -> codec.subprotocol.equals(subprotocol))
        .findFirst()
        .orElse(JSON);
  }

  Form form() {
    return switch (this) {
      case JSON -> JsonForm.FORM;
      case PROTO -> ProtoForm.FORM;
    };
  }
}
