package dev.bouquet.room.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoomRefusalsTest {

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalOfTheFoldHasASentenceOfItsOwn(Refusal refusal) {
    var problem = RoomRefusals.problem(refusal.name(), Duration.ZERO);

    assertThat(problem.code()).isEqualTo(refusal.name());
    assertThat(problem.detail()).isNotEqualTo(unknown().detail());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalOfTheFoldIsDocumented(Refusal refusal) throws IOException {
    var errors = Path.of(System.getProperty("bouquet.root"), "docs", "errors.md");

    assertThat(Files.readString(errors)).contains(" `" + refusal + "`");
  }

  @ParameterizedTest
  @CsvSource({
    "ROOM_NOT_FOUND, 404",
    "NOT_ROOM_HOST, 403",
    "NOT_ROOM_MODERATOR, 403",
    "BANNED, 403",
    "MUTED, 403",
    "SLOW_MODE, 429",
    "TOO_MANY_MESSAGES, 429",
    "BLOCKED_WORD, 422",
    "ROOM_ENDED, 422",
    "A_REFUSAL_OF_NEXT_YEAR, 422"
  })
  void statusTellsWhatKindOfRefusalItIs(String code, int status) {
    assertThat(RoomRefusals.problem(code, Duration.ZERO).status()).isEqualTo(status);
  }

  @Test
  void refusalThatTimeHealsSaysWhen() {
    var retryAt = Instant.now().plusSeconds(60);

    var problem = RoomRefusals.problem(refused("MUTED", Optional.of(retryAt)));

    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem).extracting("extensions").asString().contains(retryAt.toString());
  }

  private static CommandResult.Refused refused(String code, Optional<Instant> retryAt) {
    return new CommandResult.Refused(code, retryAt);
  }

  private static dev.bouquet.kit.problem.ProblemException unknown() {
    return RoomRefusals.problem("A_REFUSAL_OF_NEXT_YEAR", Duration.ZERO);
  }
}
