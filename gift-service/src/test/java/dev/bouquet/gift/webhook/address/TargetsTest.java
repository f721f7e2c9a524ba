package dev.bouquet.gift.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.webhook.address.TargetCheck.Allowed;
import dev.bouquet.gift.webhook.address.TargetCheck.Malformed;
import dev.bouquet.gift.webhook.address.TargetCheck.NotAllowed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way in which a URL has been known to reach what it should not.
class TargetsTest {
  private record Config(boolean allowLoopback, Duration nameTimeout) implements TargetConfig {}

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "tools.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
          "inside.example", List.of("10.1.2.3"),
          "half.example", List.of("93.184.215.14", "127.0.0.1"),
          "half6.example", List.of("93.184.215.14", "fe80::1"),
          "metadata.example", List.of("169.254.169.254"));

  private final Targets targets = targets(false);

  private static Targets targets(boolean allowLoopback) {
    return new Targets(new Config(allowLoopback, Duration.ofSeconds(5)), TargetsTest::addressesOf);
  }

  private static List<InetAddress> addressesOf(String host) throws UnknownHostException {
    var known = NAMES.get(host);
    if (known != null) {
      return known.stream().map(InetAddress::ofLiteral).toList();
    }
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getAllByName(host));
  }

  @ParameterizedTest
  @CsvSource({
    "https://tools.example, 443, /",
    "https://tools.example/, 443, /",
    "HTTPS://Tools.example/gifts?of=ann, 443, /gifts?of=ann",
    "https://tools.example:443/, 443, /",
    "https://tools.example:1024/, 1024, /",
    "https://tools.example:65535/%20%2F, 65535, /%20%2F",
    "https://tools.example?q, 443, /?q",
    "https://93.184.215.14/, 443, /",
    "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/, 443, /",
    "https://[::ffff:93.184.215.14]/, 443, /",
    "https://1.1.1.1/, 443, /",
    "https://172.15.255.255/, 443, /",
    "https://172.32.0.0/, 443, /",
    "https://100.63.255.255/, 443, /",
    "https://100.128.0.0/, 443, /",
    "https://223.255.255.255/, 443, /",
    "https://[2001:200::1]/, 443, /",
    "https://[2a00:1450:4001:80e::200e]/, 443, /"
  })
  void allowsThePublicInternet(String url, int port, String requestUri) {
    var allowed = (Allowed) targets.check(url.replace("Tools", "tools"));
    assertThat(allowed.target().port()).isEqualTo(port);
    assertThat(allowed.target().requestUri()).isEqualTo(requestUri);
    assertThat(allowed.target().isSecure()).isTrue();
    assertThat(PublicInternet.has(allowed.target().address())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:a00:1]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::1]",
        "[100::1]",
        "[2001::1]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[2001:20::1]",
        "[2001:db8::1]",
        "[2002:a00:1::1]",
        "[3fff::1]",
        "[5f00::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fec0::1]",
        "[ff02::1]",
        "localhost",
        "2130706433",
        "0x7f000001",
        "inside.example",
        "half.example",
        "half6.example",
        "metadata.example",
        "nobody.invalid"
      })
  void refusesEveryOtherAddress(String host) {
    assertThat(targets.check("https://" + host + "/")).isInstanceOf(NotAllowed.class);
    assertThat(targets.check("https://" + host + ":8443/x?y")).isInstanceOf(NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tools.example/",
        "ftp://tools.example/",
        "gopher://tools.example:6379/_FLUSHALL",
        "https://ann@tools.example/",
        "https://ann:secret@tools.example/",
        "https://@tools.example/",
        "https://tools.example/#part",
        "https://tools.example:0/",
        "https://tools.example:22/",
        "https://tools.example:25/",
        "https://tools.example:80/",
        "https://tools.example:1023/",
        "https://tools.example:65536/",
        "https://93.184.215.14:25/"
      })
  void refusesUrlsThatAreForSomethingElse(String url) {
    assertThat(targets.check(url)).isInstanceOf(NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hooks",
        "/hooks",
        "//tools.example/",
        "https:",
        "https:/",
        "https:///",
        "https://:443/",
        "https:tools.example",
        "https://tools.example/ /",
        "https://tools.example\\@10.0.0.1/",
        "https://tools_1.example/",
        "https://bücher.example/",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://tools.example:x/",
        "https://[::1/",
        "https://tools.example\r\nHost: inside/",
        "https://１２７.0.0.1/"
      })
  void readsNoUrlThatAnotherReaderWouldReadOtherwise(String url) {
    assertThat(targets.check(url)).isInstanceOf(Malformed.class);
  }

  @Test
  void developersMayReachTheirOwnMachineAndNothingElse() {
    var open = targets(true);
    for (var url :
        Stream.of("http://127.0.0.1:9/", "http://localhost/", "https://[::1]:9/").toList()) {
      assertThat(open.check(url)).isInstanceOf(Allowed.class);
    }
    assertThat(((Allowed) open.check("http://127.0.0.1/")).target().port()).isEqualTo(80);
    for (var url :
        Stream.of(
                "ftp://127.0.0.1/",
                "http://ann@127.0.0.1/",
                "https://half.example/",
                "https://inside.example/",
                "http://tools.example/")
            .toList()) {
      assertThat(open.check(url)).isInstanceOf(NotAllowed.class);
    }
  }

  @Test
  void aNameServerThatDoesNotAnswerIsNotWaitedFor() {
    var never = new CountDownLatch(1);
    Names silent =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new UnknownHostException(e.getMessage());
          }
          return List.of();
        };
    var impatient = new Targets(new Config(false, Duration.ofMillis(50)), silent);
    assertThat(impatient.check("https://tools.example/")).isInstanceOf(NotAllowed.class);
  }
}
