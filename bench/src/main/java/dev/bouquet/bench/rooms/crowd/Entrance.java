package dev.bouquet.bench.rooms.crowd;

import java.net.InetSocketAddress;
import java.util.List;

/// How viewers get in.
///
/// @param path of a room's stream, with `%s` for the room's id
/// @param headers of the request to upgrade, beside those that WebSocket asks for
/// @param greeting what a viewer says first; the server's `joined` then lets them in. Where there
///   is nothing to say, the upgrade does.
public record Entrance(
    InetSocketAddress address, String path, List<String> headers, List<String> greeting) {
  public Entrance {
    headers = List.copyOf(headers);
    greeting = List.copyOf(greeting);
  }
}
