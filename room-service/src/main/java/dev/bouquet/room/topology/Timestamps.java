package dev.bouquet.room.topology;

import com.google.protobuf.Timestamp;
import java.time.Instant;

final class Timestamps {
  private Timestamps() {}

  static Timestamp of(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  static Instant read(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
