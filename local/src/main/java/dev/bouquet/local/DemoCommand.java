package dev.bouquet.local;

import dev.bouquet.local.demo.Show;
import dev.bouquet.local.demo.ShowPlan;
import dev.bouquet.local.parts.PartFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Plays a real show through the gateway and checks every gift, screen and coin.",
      "Starts the suite when it is not running, and then stops it at the end.",
      "Exit status 1: something was lost, doubled, out of order or unbalanced."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private SuiteOptions options = new SuiteOptions();

  @Option(names = "--viewers", paramLabel = "N", defaultValue = "40", description = "default: 40")
  private int viewers;

  @Option(names = "--rooms", paramLabel = "N", defaultValue = "4", description = "default: 4")
  private int rooms;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "default: 20")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "Gifts per second in all (default: 50)")
  private int rate;

  @Option(names = "--json", description = "One object on stdout; progress goes to stderr.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var plan = plan();
    var progress = System.err;
    try (var suite = BorrowedSuite.of(options, progress)) {
      var report = Show.play(suite.ports(), plan, progress);
      if (json) {
        System.out.println(report.json());
      } else {
        report.print(System.out);
      }
      return report.clean() ? 0 : 1;
    }
  }

  private ShowPlan plan() {
    try {
      return new ShowPlan(viewers, rooms, seconds, rate);
    } catch (IllegalArgumentException e) {
      throw new PartFailure(e.getMessage(), e);
    }
  }
}
