package dev.bouquet.gift.catalog.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.catalog.Revision;
import dev.bouquet.gift.catalog.Seasons;
import dev.bouquet.gift.catalog.artwork.Artwork;
import dev.bouquet.gift.catalog.language.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gift as one reader sees it.
///
/// @param lang of its words, where that is not the language of the list
/// @param dir there with `lang`
/// @param price coins for one
/// @param inSeason there for gifts with a season
/// @param availableUntil when its time window ends, exclusive
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PanelItem(
    String id,
    String name,
    String description,
    @Nullable String lang,
    @Nullable String dir,
    long price,
    Gift.Tier tier,
    String category,
    List<String> cultures,
    @Nullable String season,
    @Nullable Boolean inSeason,
    boolean comboable,
    @Nullable Instant availableUntil,
    String icon,
    String animation) {

  static PanelItem of(Revision revision, Language reader, Seasons seasons, Instant now) {
    var content = revision.content();
    var language = content.texts().containsKey(reader.tag()) ? reader : Language.ENGLISH;
    var text = content.textIn(language.tag());
    return new PanelItem(
        revision.giftId(),
        text.name(),
        text.description(),
        language == reader ? null : language.tag(),
        language == reader ? null : language.direction(),
        content.price(),
        content.tier(),
        content.category(),
        content.cultures(),
        content.season(),
        content.season() == null ? null : content.isInSeason(seasons, now),
        content.comboable(),
        content.availableUntil(),
        picture(Artwork.Kind.ICON, content.iconUrl(), revision),
        picture(Artwork.Kind.ANIMATION, content.animationUrl(), revision));
  }

  private static String picture(Artwork.Kind kind, @Nullable String url, Revision revision) {
    var giftId = revision.giftId();
    return url == null ? Artwork.of(kind, giftId, revision.content().tier()).address(giftId) : url;
  }
}
