package dev.bouquet.gift.catalog.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.Text;
import dev.bouquet.gift.catalog.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A gift that comes with Bouquet.
record Seed(String id, GiftContent content) {
  private static final String FOLDER = "/catalog/";

  /// The first gift of the first set is first on the panel; the gaps are for operators' gifts.
  private static final int POSITION_STEP = 10;

  private static final List<String> SETS =
      List.of(
          "classics",
          "lunar-new-year",
          "diwali",
          "ramadan-and-eid",
          "nowruz",
          "dia-de-los-muertos",
          "carnival",
          "hanukkah",
          "christmas",
          "songkran",
          "chuseok",
          "juneteenth",
          "midsummer");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// One file of `sets/`.
  ///
  /// @param culture whose these gifts are; null for everybody's
  /// @param season as in [GiftContent]
  record GiftSet(@Nullable String culture, @Nullable String season, List<Entry> gifts) {}

  /// One gift of a set. Small and medium gifts are made for combos, large ones stand alone.
  record Entry(String id, long price, Gift.Tier tier, String category, boolean onlyInSeason) {
    boolean comboable() {
      return tier == Gift.Tier.SMALL || tier == Gift.Tier.MEDIUM;
    }
  }

  static List<Seed> all() {
    var texts = new HashMap<String, Map<String, Text>>();
    for (var language : Language.values()) {
      var file = "texts/" + language.tag() + ".json";
      texts.put(language.tag(), read(file, new TypeReference<Map<String, Text>>() {}));
    }
    var seeds = new ArrayList<Seed>();
    for (var name : SETS) {
      var set = read("sets/" + name + ".json", new TypeReference<GiftSet>() {});
      for (var entry : set.gifts()) {
        seeds.add(seed(set, entry, (seeds.size() + 1) * POSITION_STEP, textsOf(entry.id(), texts)));
      }
    }
    return seeds;
  }

  private static Map<String, Text> textsOf(String id, Map<String, Map<String, Text>> byLanguage) {
    var texts = new HashMap<String, Text>();
    byLanguage.forEach(
        (language, all) -> texts.put(language, Objects.requireNonNull(all.get(id), id + language)));
    return texts;
  }

  private static Seed seed(GiftSet set, Entry entry, int position, Map<String, Text> texts) {
    var culture = set.culture();
    var cultures = culture == null ? List.<String>of() : List.of(culture);
    return new Seed(
        entry.id(),
        new GiftContent(
            entry.price(),
            entry.tier(),
            entry.category(),
            position,
            texts,
            List.of(),
            cultures,
            set.season(),
            entry.onlyInSeason(),
            null,
            null,
            true,
            entry.comboable(),
            null,
            null,
            false));
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (var json = Seed.class.getResourceAsStream(FOLDER + file)) {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of gifts cannot be read: " + file, e);
    }
  }
}
