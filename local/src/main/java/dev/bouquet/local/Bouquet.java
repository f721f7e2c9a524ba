package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The whole suite on this machine: PostgreSQL, Kafka, Keycloak, the four services and a gateway.
@Command(
    name = "bouquet",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Runs the whole suite on this machine, without Docker.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      PartCommand.Stop.class,
      PartCommand.Start.class,
      PartCommand.Restart.class,
      DownCommand.class,
      DemoCommand.class,
      ReconcileCommand.class,
      LedgerCommand.class,
      GiftsCommand.class
    })
public final class Bouquet {
  /// Held strongly: a logger that nobody refers to forgets its level.
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private Bouquet() {}

  public static void main(String[] arguments) {
    ROOT_LOGGER.setLevel(Level.SEVERE);
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Bouquet())
        .setExecutionExceptionHandler((failure, command, _) -> {
          command.getErr().println(sentence(failure));
          return CommandLine.ExitCode.SOFTWARE;
        })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /// A failure that was foreseen has said all there is; anything else is ours to find.
  private static String sentence(Exception failure) {
    if (failure instanceof PartFailure) {
      return "bouquet: " + failure.getMessage();
    }
    failure.printStackTrace();
    return "bouquet: " + failure;
  }
}
