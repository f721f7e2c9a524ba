package dev.bouquet.wallet.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.wallet.pack.CoinPacks.Choice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoinPacksTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Country GERMANY = new Country("DE");
  private static final Country FRANCE = new Country("FR");

  @Test
  void aCountryWithPacksOfItsOwnSellsThoseOnly() {
    var packs = packs(everywhere("any"), in("own", GERMANY));

    assertThat(packs.onSale(GERMANY, Channel.WEB, NOW))
        .extracting(CoinPack::id)
        .containsOnly("own");
    assertThat(packs.onSale(FRANCE, Channel.WEB, NOW)).extracting(CoinPack::id).containsOnly("any");
    assertThat(packs.onSale(null, Channel.WEB, NOW)).extracting(CoinPack::id).containsOnly("any");
    assertThat(packs.choose("any", GERMANY, NOW)).isEqualTo(refused(Choice.Why.OTHER_COUNTRY));
    assertThat(packs.choose("own", FRANCE, NOW)).isEqualTo(refused(Choice.Why.OTHER_COUNTRY));
    assertThat(packs.choose("own", null, NOW)).isEqualTo(refused(Choice.Why.OTHER_COUNTRY));
    assertThat(packs.choose("own", GERMANY, NOW)).isInstanceOf(Choice.OnSale.class);
  }

  @Test
  void aChannelWithoutPacksOfTheCountryFallsBack() {
    var app = new CoinPack("app", 1, new Money(1, "USD"), null, Channel.APP, null, null, false);
    var packs = packs(in("own", GERMANY), app);

    assertThat(packs.onSale(GERMANY, Channel.APP, NOW)).containsOnly(app);
    assertThat(packs.choose("app", GERMANY, NOW)).isEqualTo(new Choice.OnSale(app));
  }

  @Test
  void aCountryWhosePacksAreNotOnSaleYetSellsWhatHasNoCountry() {
    var packs = packs(everywhere("any"), dated("soon", GERMANY, NOW.plusSeconds(1), null));

    assertThat(packs.choose("any", GERMANY, NOW)).isInstanceOf(Choice.OnSale.class);
    assertThat(packs.choose("any", GERMANY, NOW.plusSeconds(1)))
        .isEqualTo(refused(Choice.Why.OTHER_COUNTRY));
  }

  @Test
  void datesIncludeTheFirstMomentAndExcludeTheLast() {
    var until = NOW.plusSeconds(60);
    var packs = packs(dated("june", null, NOW, until));

    assertThat(packs.choose("june", null, NOW.minusNanos(1)))
        .isEqualTo(refused(Choice.Why.OUT_OF_ITS_DATES));
    assertThat(packs.choose("june", null, NOW)).isInstanceOf(Choice.OnSale.class);
    assertThat(packs.choose("june", null, until.minusNanos(1))).isInstanceOf(Choice.OnSale.class);
    assertThat(packs.choose("june", null, until)).isEqualTo(refused(Choice.Why.OUT_OF_ITS_DATES));
  }

  @Test
  void refusesWhatIsRetiredOrWasNeverThere() {
    var retired = new CoinPack("old", 1, new Money(1, "USD"), null, Channel.WEB, null, null, true);
    var packs = packs(retired);

    assertThat(packs.onSale(null, Channel.WEB, NOW)).isEmpty();
    assertThat(packs.choose("old", null, NOW)).isEqualTo(refused(Choice.Why.RETIRED));
    assertThat(packs.choose("new", null, NOW)).isEqualTo(refused(Choice.Why.UNKNOWN));
  }

  @Test
  void countriesAreThoseOfTheStandard() {
    assertThat(Country.parse("DE")).contains(GERMANY);
    assertThat(Country.parse("de")).isEmpty();
    assertThat(Country.parse("ZZ")).isEmpty();
    assertThat(Country.parse("")).isEmpty();
  }

  private static CoinPacks packs(CoinPack... packs) {
    return new CoinPacks(List.of(packs));
  }

  private static Choice refused(Choice.Why why) {
    return new Choice.Refused(why);
  }

  private static CoinPack everywhere(String id) {
    return dated(id, null, null, null);
  }

  private static CoinPack in(String id, Country country) {
    return dated(id, country, null, null);
  }

  private static CoinPack dated(
      String id, @Nullable Country country, @Nullable Instant from, @Nullable Instant until) {
    return new CoinPack(id, 1, new Money(1, "USD"), country, Channel.WEB, from, until, false);
  }
}
