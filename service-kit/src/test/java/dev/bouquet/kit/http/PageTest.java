package dev.bouquet.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void theTokenOfAPageLeadsToTheItemAfterItsLast() {
    var first = Page.of(List.of(9L, 8L, 7L), 2, last -> Long.toString(last));

    assertThat(first.items()).containsExactly(9L, 8L);
    assertThat(Page.after(first.nextPageToken(), Long.MAX_VALUE, Long::valueOf)).isEqualTo(8L);
  }

  @Test
  void theLastPageHasNoToken() {
    assertThat(Page.of(List.of(9L, 8L), 2, last -> Long.toString(last)).nextPageToken()).isNull();
    assertThat(Page.after(null, 5L, Long::valueOf)).isEqualTo(5L);
  }

  @Test
  void sizesAreMadeToFit() {
    assertThat(Page.size(null)).isEqualTo(25);
    assertThat(Page.size(-3)).isEqualTo(1);
    assertThat(Page.size(1_000_000)).isEqualTo(100);
  }

  @Test
  void refusesATokenOfSomebodyElse() {
    assertThatThrownBy(() -> Page.after("%%%", 5L, Long::valueOf))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("PAGE_TOKEN_INVALID"));
  }
}
