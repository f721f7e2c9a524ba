package dev.bouquet.gift.webhook.address;

import dev.bouquet.gift.webhook.address.TargetCheck.Allowed;
import dev.bouquet.gift.webhook.address.TargetCheck.Malformed;
import dev.bouquet.gift.webhook.address.TargetCheck.NotAllowed;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks at the URLs that creators name: they must not let them reach into the platform's own
/// network. Names are looked up at every check, so the answer holds for the address in it and for
/// now.
@ApplicationScoped
public class Targets {
  private static final int HTTPS_PORT = 443;
  private static final int FIRST_USER_PORT = 1024;

  private final TargetConfig config;
  private final Names names;

  /// Platform threads: a name server that does not answer would keep virtual ones' carriers.
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("webhook-names-", 0).daemon().factory());

  Targets(TargetConfig config, Names names) {
    this.config = config;
    this.names = names;
  }

  @PreDestroy
  void close() {
    lookups.shutdownNow();
  }

  /// Blocks for the name's lookup, a configured time at most.
  public TargetCheck check(String text) {
    var parsed = parse(text);
    if (parsed.isEmpty()) {
      return new Malformed();
    }
    var url = parsed.get();
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return new NotAllowed("A target has no user name, password or fragment.");
    }
    var addresses = addressesOf(withoutBrackets(url.getHost()));
    if (addresses.isEmpty()) {
      return new NotAllowed("The host has no address.");
    }
    return isOfThisMachine(addresses) ? checkLoopback(url, addresses) : check(url, addresses);
  }

  private TargetCheck checkLoopback(URI url, List<InetAddress> addresses) {
    if (!isHttps(url) && !url.getScheme().equalsIgnoreCase("http")) {
      return new NotAllowed("A target is http or https.");
    }
    return new Allowed(target(url, addresses));
  }

  private static TargetCheck check(URI url, List<InetAddress> addresses) {
    if (!addresses.stream().allMatch(PublicInternet::has)) {
      return new NotAllowed("The host's address is not on the public internet.");
    }
    if (!isHttps(url)) {
      return new NotAllowed("A target is https.");
    }
    int port = url.getPort();
    if (port != -1 && port != HTTPS_PORT && (port < FIRST_USER_PORT || port > 65_535)) {
      return new NotAllowed("A target's port is 443, or from 1024 on.");
    }
    return new Allowed(target(url, addresses));
  }

  private static Target target(URI url, List<InetAddress> addresses) {
    int usual = isHttps(url) ? HTTPS_PORT : 80;
    int port = url.getPort() == -1 ? usual : url.getPort();
    return new Target(url, url.getHost(), port, addresses.getFirst());
  }

  private static boolean isHttps(URI url) {
    return url.getScheme().equalsIgnoreCase(Target.SECURE);
  }

  private boolean isOfThisMachine(List<InetAddress> addresses) {
    return config.allowLoopback() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
  }

  private static Optional<URI> parse(String text) {
    try {
      var url = new URI(text);
      return url.getScheme() == null || url.getHost() == null ? Optional.empty() : Optional.of(url);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private List<InetAddress> addressesOf(String host) {
    var lookup = lookups.submit(() -> names.addressesOf(host));
    try {
      return lookup.get(config.nameTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      lookup.cancel(true);
      return List.of();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
