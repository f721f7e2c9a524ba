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
    name = "gifts",
    description = "Looks after what remains of gifts in a running suite.",
    subcommands = GiftsCommand.Rebuild.class)
final class GiftsCommand {
  private static final long POLL_MILLIS = 500;

  @Command(
      name = "rebuild",
      description =
          "Fills histories, galleries, levels and rankings anew from charges.v1, and waits until they are shown. Exit status 1: it failed, and why is said.")
  static final class Rebuild implements Callable<Integer> {
    @Mixin private SuiteOptions options = new SuiteOptions();

    @Option(names = "--reason", description = "What is kept on record (${DEFAULT-VALUE}).")
    private String reason = "./bouquet gifts rebuild";

    @Option(names = "--json", description = "The API's last answer on stdout.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
      var operator = operator(options);
      var rebuild = operator.rebuildGifts(reason);
      while (status(rebuild).equals("RUNNING")) {
        say(rebuild);
        Thread.sleep(POLL_MILLIS);
        rebuild = operator.giftRebuild(rebuild.path("number").asLong());
      }
      say(rebuild);
      if (json) {
        System.out.println(rebuild);
      }
      return status(rebuild).equals("DONE") ? 0 : 1;
    }

    private void say(JsonNode rebuild) {
      if (json) {
        return;
      }
      switch (status(rebuild)) {
        case "RUNNING" ->
            System.out.printf(
                "  %,d of %,d records%n",
                rebuild.path("recordsRead").asLong(), rebuild.path("recordsInAll").asLong());
        case "DONE" ->
            System.out.printf(
                "  done: rebuilt from %,d records%n", rebuild.path("recordsRead").asLong());
        default -> System.out.println("  ! " + rebuild.path("failure").asText());
      }
    }

    private static String status(JsonNode rebuild) {
      return rebuild.path("status").asText();
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
