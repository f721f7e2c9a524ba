package dev.bouquet.gift.support;

import dev.bouquet.gift.webhook.address.Names;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The service's name server: tests say which name is where. An address is itself.
@Singleton
@Alternative
@Priority(1)
public final class TestNames implements Names {
  private static final Map<String, InetAddress> ADDRESSES = new ConcurrentHashMap<>();

  public static void put(String host, String address) {
    ADDRESSES.put(host, InetAddress.ofLiteral(address));
  }

  @Override
  public List<InetAddress> addressesOf(String host) throws UnknownHostException {
    var known = ADDRESSES.get(host);
    return known == null ? List.of(InetAddress.getAllByName(host)) : List.of(known);
  }
}
