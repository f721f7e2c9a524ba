package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteAddressTest {
  @Test
  void addressesOfOneNetworkOfIpv6CountAsOne() {
    var key = RemoteAddress.keyOf("2001:db8:1:2::1");

    assertThat(RemoteAddress.keyOf("2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(key);
    assertThat(RemoteAddress.keyOf("2001:0db8:0001:0002:0:0:0:1")).isEqualTo(key);
    assertThat(RemoteAddress.keyOf("2001:db8:1:3::1")).isNotEqualTo(key);
  }

  @Test
  void addressesOfIpv4CountByThemselves() {
    assertThat(RemoteAddress.keyOf("203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(RemoteAddress.keyOf("203.0.113.8")).isEqualTo("203.0.113.8");
  }
}
