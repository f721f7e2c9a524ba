package dev.bouquet.kit.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void newIdsAreOfVersion7AndGrowWithTime() {
    var one = Ids.next();

    assertThat(one.version()).isEqualTo(7);
    assertThat(one.variant()).isEqualTo(2);
    assertThat(one.getMostSignificantBits() >>> 16)
        .isLessThanOrEqualTo(System.currentTimeMillis())
        .isGreaterThan(System.currentTimeMillis() - 60_000);
    assertThat(Ids.next()).isNotEqualTo(one);
  }

  @Test
  void aDerivedIdIsTheSameForTheSameNameAndKeepsTheTime() {
    var request = Ids.next();

    var credit = Ids.derive(request, "credit");

    assertThat(credit).isEqualTo(Ids.derive(request, "credit"));
    assertThat(credit).isNotEqualTo(Ids.derive(request, "debit"));
    assertThat(credit).isNotEqualTo(Ids.derive(Ids.next(), "credit"));
    assertThat(credit.version()).isEqualTo(8);
    assertThat(credit.getMostSignificantBits() >>> 16)
        .isEqualTo(request.getMostSignificantBits() >>> 16);
  }

  @Test
  void takesTheCanonicalFormOnly() {
    var id = UUID.randomUUID();

    assertThat(Ids.parse(id.toString())).contains(id);
    assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
    assertThat(Ids.parse(id + " ")).isEmpty();
    assertThat(Ids.parse("")).isEmpty();
    assertThat(Ids.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
    assertThat(Ids.parse("+" + id.toString().substring(1))).isEmpty();
    assertThat(Ids.parse(id.toString().replace('-', '0'))).isEmpty();
    assertThat(Ids.parse("g" + id.toString().substring(1))).isEmpty();
  }
}
