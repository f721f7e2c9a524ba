package dev.bouquet.bench.rooms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Viewers before each of some servers. They all leave in the end.
record Seats(List<Seated> all) implements AutoCloseable {

  static Seats before(List<RoomServer> servers) throws IOException {
    var all = new ArrayList<Seated>();
    for (var server : servers) {
      all.add(Seated.before(server));
    }
    return new Seats(List.copyOf(all));
  }

  @Override
  public void close() {
    all.forEach(Seated::close);
  }
}
