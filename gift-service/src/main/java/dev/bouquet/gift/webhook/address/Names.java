package dev.bouquet.gift.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where hosts are.
public interface Names {
  /// @return all addresses, at least one; an address in letters is itself
  List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
