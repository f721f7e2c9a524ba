package dev.bouquet.local;

import dev.bouquet.local.suite.SuitePorts;
import java.io.PrintStream;

/// What a person needs once everything is ready.
final class Welcome {
  private Welcome() {}

  static void print(PrintStream out, SuitePorts ports) {
    out.println(
        """

        Bouquet is ready.

          API        %1$s
          Identity   %2$s  (console: %3$s/admin, admin / admin)
          Logins     alice, bob, nora, tina, vera, zoe (viewers) · mia (13 years old) · cleo, dan (creators) · oscar, olga (operators); password = name

        Try:
          TOKEN=$(curl -s %4$s \\
            -d grant_type=password -d client_id=bouquet-app -d username=alice -d password=alice \\
            | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -s -H "Authorization: Bearer $TOKEN" %1$s/v1/wallet

        './bouquet demo' plays a show, './bouquet down' stops everything.
        """
            .formatted(
                ports.gatewayUrl(), ports.realmUrl(), ports.keycloakUrl(), ports.tokenUrl()));
  }
}
