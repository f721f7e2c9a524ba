package dev.bouquet.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.demo.Operator;
import dev.bouquet.local.parts.PartFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ledger",
    description = "Looks at the wallet's books of a running suite.",
    subcommands = {LedgerCommand.Verify.class, LedgerCommand.TrialBalance.class})
final class LedgerCommand {

  @Command(
      name = "verify",
      description =
          "Recomputes balances, versions, holds and positions from the transfers. Exit status 1: a row does not fit, and is named.")
  static final class Verify implements Callable<Integer> {
    @Mixin private SuiteOptions options = new SuiteOptions();

    @Option(names = "--json", description = "The API's answer on stdout.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
      var answer = operator(options).verifyLedger();
      if (json) {
        System.out.println(answer);
      } else if (answer.path("inOrder").asBoolean()) {
        System.out.println("  the books are in order");
      } else {
        answer.path("findings").forEach(finding -> System.out.println("  ! " + finding.asText()));
      }
      return answer.path("inOrder").asBoolean() ? 0 : 1;
    }
  }

  @Command(name = "trial-balance", description = "The sums of all balances per asset.")
  static final class TrialBalance implements Callable<Integer> {
    @Mixin private SuiteOptions options = new SuiteOptions();

    @Option(names = "--json", description = "The API's answer on stdout.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
      var answer = operator(options).trialBalance();
      if (json) {
        System.out.println(answer);
      } else {
        System.out.printf(
            "  %-8s %12s %20s %20s %16s%n",
            "asset", "accounts", "below zero", "above zero", "held");
        answer.path("assets").forEach(TrialBalance::print);
      }
      return 0;
    }

    private static void print(JsonNode asset) {
      System.out.printf(
          "  %-8s %,12d %,20d %,20d %,16d%n",
          asset.path("asset").asText(),
          asset.path("accounts").asLong(),
          asset.path("belowZero").asLong(),
          asset.path("aboveZero").asLong(),
          asset.path("held").asLong());
    }
  }

  private static Operator operator(SuiteOptions options) throws IOException, InterruptedException {
    var ports = BorrowedSuite.running(options.state());
    if (ports == null) {
      throw new PartFailure("Bouquet is not running: './bouquet up' starts it");
    }
    return new Operator(ports);
  }
}
