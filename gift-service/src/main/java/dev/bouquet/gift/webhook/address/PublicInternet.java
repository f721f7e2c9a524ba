package dev.bouquet.gift.webhook.address;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses are anybody's, by IANA's special-purpose registries (RFC 6890) as of 2025.
///
/// Of IPv4 everything is but what is listed here; of IPv6 nothing is outside 2000::/3. An IPv4
/// address in IPv6's clothes (`::ffff:a.b.c.d`) is an IPv4 address to Java; other clothes (NAT64,
/// 6to4, Teredo) are refused whatever they wrap.
final class PublicInternet {
  private static final List<Network> NOT_PUBLIC_V4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final List<Network> GLOBAL_V6 = networks("2000::/3");

  private static final List<Network> NOT_PUBLIC_V6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicInternet() {}

  static boolean has(InetAddress address) {
    return address instanceof Inet6Address
        ? isIn(GLOBAL_V6, address) && !isIn(NOT_PUBLIC_V6, address)
        : !isIn(NOT_PUBLIC_V4, address);
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::parse).toList();
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.has(address));
  }

  /// @param prefix the leading bits that all its addresses have
  /// @param rest how many bits follow
  private record Network(BigInteger prefix, int rest) {
    /// @param text in CIDR notation, say `10.0.0.0/8`
    static Network parse(String text) {
      int slash = text.indexOf('/');
      var address = InetAddress.ofLiteral(text.substring(0, slash));
      int rest =
          address.getAddress().length * Byte.SIZE - Integer.parseInt(text.substring(slash + 1));
      return new Network(number(address).shiftRight(rest), rest);
    }

    boolean has(InetAddress address) {
      return number(address).shiftRight(rest).equals(prefix);
    }

    private static BigInteger number(InetAddress address) {
      return new BigInteger(1, address.getAddress());
    }
  }
}
