package dev.bouquet.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/coin-packs,wallet",
    "/v1/wallet,wallet",
    "/v1/wallet/transactions,wallet",
    "/v1/webhooks/payments/sandbox,wallet",
    "/v1/webhooks,gift",
    "/v1/webhooks/0198,gift",
    "/v1/webhooks/0198/deliveries/0199/replay,gift",
    "/v1/gifts,gift",
    "/v1/gifts/sent,gift",
    "/v1/gifts/rose/icon,gift",
    "/v1/admin/gifts,gift",
    "/v1/admin/gifts/rose/retirement,gift",
    "/v1/admin/gift-changes,gift",
    "/v1/rooms/0198/gifts,gift",
    "/v1/rooms,room",
    "/v1/rooms/0198,room",
    "/v1/rooms/0198/start,room",
    "/v1/rooms/0198/stream,room",
    "/v1/rooms/0198/messages,room",
    "/v1/creators/0198/follow,room",
    "/v1/admin/rooms/0198/suspension,room",
    "/v1/admin/rooms/0198/returns,room",
    "/v1/earnings,payout",
    "/v1/earnings/entries,payout",
    "/v1/payouts/1,payout",
    "/v1/admin/reconciliations,payout",
    "/v1/admin/adjustments/1/approval,wallet",
    "/v1/admin/acts,wallet",
    "/v1/admin/lots/0198/charges,wallet",
    "/v1/admin/charges/0198/lots,wallet",
    "/v1/admin/dormant-balances,wallet",
    "/v1/admin/platform-limits/DE/18,wallet",
    "/v1/admin/payment-events/stripe/evt_1/resolution,wallet",
    "/v1/admin/payment-providers/stripe,wallet"
  })
  void sendsEachPathToItsService(String path, String service) {
    assertThat(RouteTable.serviceFor(path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/v1",
        "/v1/",
        "/v1/walletx",
        "/v1/coin-packs/1",
        "/v2/wallet",
        "/q/health"
      })
  void knowsNoOtherPaths(String path) {
    assertThat(RouteTable.serviceFor(path)).isEmpty();
  }
}
