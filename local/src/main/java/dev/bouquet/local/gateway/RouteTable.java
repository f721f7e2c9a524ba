package dev.bouquet.local.gateway;

import java.util.List;
import java.util.Optional;

/// Which service answers which path. The first route that matches wins.
final class RouteTable {

  /// @param pattern segments, where `*` is any one segment and a last `**` is any number of them
  private record Route(List<String> pattern, String service) {

    static Route to(String service, String pattern) {
      return new Route(List.of(pattern.split("/", -1)), service);
    }

    boolean matches(List<String> segments) {
      boolean open = pattern.getLast().equals("**");
      int fixed = open ? pattern.size() - 1 : pattern.size();
      if (open ? segments.size() < fixed : segments.size() != fixed) {
        return false;
      }
      for (int i = 0; i < fixed; i++) {
        var expected = pattern.get(i);
        var segment = segments.get(i);
        if (expected.equals("*") ? segment.isEmpty() : !expected.equals(segment)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Route> ROUTES =
      List.of(
          Route.to("wallet", "/v1/coin-packs"),
          Route.to("wallet", "/v1/wallet/**"),
          Route.to("wallet", "/v1/webhooks/payments/**"),
          Route.to("wallet", "/v1/admin/ledger/**"),
          Route.to("wallet", "/v1/admin/wallets/**"),
          Route.to("wallet", "/v1/admin/lots/**"),
          Route.to("wallet", "/v1/admin/charges/**"),
          Route.to("wallet", "/v1/admin/charging"),
          Route.to("wallet", "/v1/admin/coin-packs/**"),
          Route.to("wallet", "/v1/admin/acts"),
          Route.to("wallet", "/v1/admin/dormant-balances"),
          Route.to("wallet", "/v1/admin/adjustments/**"),
          Route.to("wallet", "/v1/admin/top-ups/**"),
          Route.to("wallet", "/v1/admin/debts"),
          Route.to("wallet", "/v1/admin/platform-limits/**"),
          Route.to("wallet", "/v1/admin/payment-events/**"),
          Route.to("wallet", "/v1/admin/payment-providers/**"),
          Route.to("gift", "/v1/gifts/**"),
          Route.to("gift", "/v1/admin/gifts/**"),
          Route.to("gift", "/v1/admin/gift-changes"),
          Route.to("gift", "/v1/admin/message-words/**"),
          Route.to("gift", "/v1/admin/gift-exclusions/**"),
          Route.to("gift", "/v1/rooms/*/gifts"),
          Route.to("gift", "/v1/rooms/*/gifts/*/undo"),
          Route.to("gift", "/v1/me/gifts/**"),
          Route.to("gift", "/v1/me/gift-settings"),
          Route.to("gift", "/v1/me/gift-level"),
          Route.to("gift", "/v1/me/gift-gallery"),
          Route.to("gift", "/v1/me/gift-senders"),
          Route.to("gift", "/v1/gift-galleries/*"),
          Route.to("gift", "/v1/gift-levels/*"),
          Route.to("gift", "/v1/gift-rankings/**"),
          Route.to("gift", "/v1/admin/gift-history/**"),
          Route.to("gift", "/v1/webhooks/**"),
          Route.to("room", "/v1/rooms/**"),
          Route.to("room", "/v1/creators/**"),
          Route.to("room", "/v1/admin/rooms/**"),
          Route.to("payout", "/v1/earnings/**"),
          Route.to("payout", "/v1/payouts/**"),
          Route.to("payout", "/v1/admin/reconciliations/**"));

  private RouteTable() {}

  static Optional<String> serviceFor(String path) {
    var segments = List.of(path.split("/", -1));
    return ROUTES.stream().filter(route -> route.matches(segments)).map(Route::service).findFirst();
  }
}
