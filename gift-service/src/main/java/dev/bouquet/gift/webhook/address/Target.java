package dev.bouquet.gift.webhook.address;

import java.net.InetAddress;
import java.net.URI;

/// Where a message may be sent: the address was checked, and it is the one to connect to.
///
/// @param host of the URL, whom certificate and `Host` name
public record Target(URI url, String host, int port, InetAddress address) {
  static final String SECURE = "https";

  public boolean isSecure() {
    return url.getScheme().equalsIgnoreCase(SECURE);
  }

  /// Path and query.
  public String requestUri() {
    var path = url.getRawPath();
    var query = url.getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }
}
