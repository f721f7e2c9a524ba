package dev.bouquet.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.demo.Reconciliation;
import dev.bouquet.local.parts.PartFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reconcile",
    description = "Compares wallets and earnings of a running suite. Exit status 1: they differ.")
final class ReconcileCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--json", description = "The API's answer on stdout.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var ports = BorrowedSuite.running(options.state());
    if (ports == null) {
      throw new PartFailure("Bouquet is not running: './bouquet up' starts it");
    }
    var reconciliation = Reconciliation.run(ports);
    if (json) {
      System.out.println(reconciliation.result());
    } else {
      print(reconciliation.result());
    }
    return reconciliation.balanced() ? 0 : 1;
  }

  private static void print(JsonNode result) {
    System.out.printf(
        "  %-16s %s%n", "balanced", result.path("balanced").asBoolean() ? "yes" : "NO");
    for (var field :
        new String[] {
          "giftsCharged", "giftsEarned", "coinsCharged", "diamondsEarned", "platformFee"
        }) {
      System.out.printf("  %-16s %,d%n", field, result.path(field).asLong());
    }
    for (var difference : result.path("differences")) {
      System.out.printf(
          "  ! %s %s: %s%n",
          difference.path("kind").asText(),
          difference.path("chargeId").asText(),
          difference.path("detail").asText());
    }
  }
}
