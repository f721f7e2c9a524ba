package dev.bouquet.bench.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every benchmark can be told.
public final class RunOptions {
  @Option(names = "--json", description = "One array on stdout; progress goes to stderr.")
  private boolean json;

  @Option(
      names = "--quick",
      description = {
        "Fewer cases, briefly, in less than 90 seconds. Compilers have not settled by then: part of",
        "what is measured is theirs."
      })
  private boolean quick;

  private final Path root = root();

  private static Path root() {
    @Nullable String property = System.getProperty("bouquet.root");
    return Path.of(property == null ? "" : property).toAbsolutePath().normalize();
  }

  public boolean json() {
    return json;
  }

  public boolean quick() {
    return quick;
  }

  /// The repository's folder.
  public Path repositoryRoot() {
    return root;
  }

  /// Where results are kept.
  public Path results() {
    return root.resolve("bench/results");
  }

  /// Tells people where a result is.
  public void sayKept(Path kept) {
    System.err.println("kept in " + root.relativize(kept));
  }
}
