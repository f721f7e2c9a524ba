package dev.bouquet.bench;

import dev.bouquet.bench.gifts.GiftsCommand;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.load.Stage;
import dev.bouquet.bench.rooms.RoomsCommand;
import dev.bouquet.bench.wallet.WalletCommand;
import dev.bouquet.local.parts.PartFailure;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// What a gift costs, sending it, and showing it to a room, measured.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Measures the suite's parts under load, in a fresh folder that goes afterwards.",
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {WalletCommand.class, GiftsCommand.class, RoomsCommand.class})
public final class Bench {
  /// Held strongly: a logger that nobody refers to forgets its level.
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private Bench() {}

  public static void main(String[] arguments) {
    ROOT_LOGGER.setLevel(Level.SEVERE);
    int status =
        new CommandLine(new Bench())
            .setExecutionExceptionHandler((failure, command, _) -> {
              command.getErr().println("bench: " + sentence(failure));
              return CommandLine.ExitCode.SOFTWARE;
            })
            .execute(arguments);
    System.exit(status);
  }

  /// A failure that was foreseen has said all there is; anything else is ours to find.
  private static String sentence(Exception failure) {
    if (Stage.interrupted()) {
      return "interrupted";
    }
    if (failure instanceof PartFailure || failure instanceof LoadFailure) {
      return String.valueOf(failure.getMessage());
    }
    failure.printStackTrace();
    return failure.toString();
  }
}
