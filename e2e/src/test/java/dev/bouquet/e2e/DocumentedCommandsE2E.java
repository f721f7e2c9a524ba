package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Types what the documents show, in their order and in one shell, and compares the answers with
/// those that the documents show: `…` stands for anything, spaces for nothing.
class DocumentedCommandsE2E {
  private static final Pattern BLOCKS =
      Pattern.compile(
          "```sh\\n(?<commands>.*?)```\\n+(```(json)?\\n(?<answer>.*?)```)?", Pattern.DOTALL);

  private static final List<String> TOOLS = List.of("bash", "curl", "sed", "openssl");
  private static final int MOST_MINUTES = 3;

  /// @param answer empty where none is shown
  private record Block(String commands, String answer) {
    String onThisSuite() {
      return commands
          .replace("http://127.0.0.1:8080", RunningSuite.url())
          .replace(
              "http://127.0.0.1:8088/realms/bouquet/protocol/openid-connect/token",
              RunningSuite.tokenUrl());
    }

    Pattern pattern() {
      var quoted = Pattern.compile("…").splitAsStream(squeeze(answer)).map(Pattern::quote).toList();
      return Pattern.compile(String.join(".*", quoted), Pattern.DOTALL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/wallet.md", "docs/rooms.md", "docs/gifts.md"})
  void answerAsTheDocumentSays(String document, @TempDir Path directory) throws Exception {
    for (var tool : TOOLS) {
      assumeTrue(isOnThePath(tool), tool + " is not on this machine");
    }
    var blocks = blocks(RunningSuite.ROOT.resolve(document));
    assertThat(blocks).isNotEmpty();

    var log = run(blocks, directory);

    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      assertThat(directory.resolve(i + ".out")).as("%s%n%s", block.commands(), log).exists();
      var answer = Files.readString(directory.resolve(i + ".out"));
      assertThat(squeeze(answer))
          .as("%s%n%s", block.commands(), log)
          .containsPattern(block.pattern());
    }
  }

  private static List<Block> blocks(Path document) throws IOException {
    var blocks = new ArrayList<Block>();
    var matcher = BLOCKS.matcher(Files.readString(document));
    while (matcher.find()) {
      var answer = matcher.group("answer");
      blocks.add(new Block(matcher.group("commands"), answer == null ? "" : answer));
    }
    return blocks;
  }

  /// @return what went to standard error
  private static String run(List<Block> blocks, Path directory) throws Exception {
    var script = new StringBuilder("set -eu\n");
    for (int i = 0; i < blocks.size(); i++) {
      script.append(
          String.format(
              Locale.ROOT,
              "{%n%s%n} > %s%n",
              blocks.get(i).onThisSuite(),
              directory.resolve(i + ".out")));
    }
    var file = Files.writeString(directory.resolve("commands.sh"), script);
    var log = directory.resolve("log").toFile();
    var shell =
        new ProcessBuilder("bash", file.toString()).redirectOutput(log).redirectError(log).start();
    if (!shell.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      shell.destroyForcibly();
    }
    return Files.readString(log.toPath());
  }

  private static String squeeze(String text) {
    return text.lines().map(line -> line.replaceAll("\\s", "")).collect(Collectors.joining());
  }

  private static boolean isOnThePath(String tool) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }
}
