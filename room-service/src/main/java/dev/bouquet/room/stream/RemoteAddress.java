package dev.bouquet.room.stream;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a connection comes from, as far as bounds care.
final class RemoteAddress {
  private static final String UNKNOWN = "unknown";

  /// Whoever has one address of IPv6 has all that begin alike (RFC 6177).
  private static final int NETWORK_BYTES = 8;

  private RemoteAddress() {}

  /// @param address as the server sees it, or as a proxy that the server trusts says
  static String keyOf(@Nullable SocketAddress address) {
    var host = address == null ? null : address.hostAddress();
    return host == null ? UNKNOWN : keyOf(host);
  }

  static String keyOf(String host) {
    if (host.indexOf(':') < 0) {
      return host;
    }
    try {
      // Text with a colon is no name, so nobody is asked for it.
      return InetAddress.getByName(host) instanceof Inet6Address address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
          : host;
    } catch (UnknownHostException _) {
      return host;
    }
  }
}
