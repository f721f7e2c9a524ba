package dev.bouquet.gift.shoutout.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostWordsTest {
  private final HostWords words = HostWords.of(List.of("plumpit", "1488", "agent 007", "x", "바보"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plumpit",
        "You PLUMPIT!",
        "p.l.u.m.p.i.t",
        "p l u m p i t",
        "plump1t",
        "plumpít",
        "рlumрit",
        "14/88 1488!",
        "1.4.8.8",
        "agent-007",
        "Agent 007?",
        "x",
        "so x!",
        "이 바보야"
      })
  void areFoundInDisguiseToo(String text) {
    assertThat(words.haveAnyIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plumpits", "14 and 88", "an agent", "007", "ox", "3x", "14881"})
  void areFoundOnlyAsAWhole(String text) {
    assertThat(words.haveAnyIn(text)).isFalse();
  }

  @Test
  void noneFindNothing() {
    assertThat(HostWords.NONE.haveAnyIn("anything")).isFalse();
    assertThat(HostWords.of(List.of("!", " ")).haveAnyIn("any ! thing")).isFalse();
  }

  @Test
  void areEqualWhereTheWordsAre() {
    assertThat(HostWords.of(List.of("a", "b"))).isEqualTo(HostWords.of(List.of("b", "a")));
    assertThat(HostWords.of(List.of())).isEqualTo(HostWords.NONE);
    assertThat(HostWords.of(List.of("a"))).isNotEqualTo(HostWords.NONE);
  }
}
