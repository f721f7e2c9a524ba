package dev.bouquet.gift.webhook.address;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// As the operating system knows them.
@Singleton
class SystemNames implements Names {
  @Override
  public List<InetAddress> addressesOf(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }
}
