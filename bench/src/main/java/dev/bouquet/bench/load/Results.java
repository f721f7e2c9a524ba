package dev.bouquet.bench.load;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run leaves behind for comparison with others.
///
/// @param benchmark its name, with which the file's begins
/// @param settings that figures depend on
/// @param cases one object each, as `--json` prints them
public record Results(
    String benchmark,
    Instant at,
    boolean quick,
    Map<String, String> settings,
    List<?> cases,
    List<Target> targets) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @JsonPropertyOrder({"at", "quick", "processors", "java", "settings", "cases", "targets"})
  private record Kept(
      String at,
      boolean quick,
      int processors,
      String java,
      Map<String, String> settings,
      List<?> cases,
      List<KeptTarget> targets) {}

  @JsonPropertyOrder({"name", "limit", "reached", "met"})
  private record KeptTarget(String name, String limit, @Nullable Double reached, boolean met) {
    static KeptTarget of(Target target) {
      var reached = target.reached();
      return new KeptTarget(
          target.name(),
          target.limitInWords(),
          reached.isPresent() ? reached.getAsDouble() : null,
          target.met());
    }
  }

  /// @return the file that was written
  public Path keep(Path folder) throws IOException {
    Files.createDirectories(folder);
    var name = "%s%s-%s.json".formatted(benchmark, quick ? "-quick" : "", FILE_TIME.format(at));
    var kept =
        new Kept(
            at.toString(),
            quick,
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().toString(),
            settings,
            cases,
            targets.stream().map(KeptTarget::of).toList());
    var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept);
    return Files.writeString(folder.resolve(name), text + "\n");
  }
}
