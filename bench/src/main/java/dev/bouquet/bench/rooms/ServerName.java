package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum ServerName {
  /// room-service as it is packaged.
  BOUQUET,
  /// nginx with Debian's `libnginx-mod-nchan`.
  NCHAN;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
