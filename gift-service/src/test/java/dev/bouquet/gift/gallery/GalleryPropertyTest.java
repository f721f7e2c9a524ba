package dev.bouquet.gift.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.gallery.GalleryItem.TopSender;
import dev.bouquet.gift.gallery.GalleryItem.Unlocker;
import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.GiftModel;
import dev.bouquet.gift.support.GiftStory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Galleries are what a model computes from all gifts, however these arrived.
class GalleryPropertyTest {
  private static final List<String> GIFTS = List.of("crown", "rose");

  private final GalleryStore galleries = new GalleryStore(GiftDatabase.pool());

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void everyGalleryIsWhatTheModelSays(@ForAll long seed) throws Exception {
    var story = GiftStory.random(seed);
    var model = story.model();
    GiftDatabase.setQuietMode(story.quietPerson);

    story.deliver();

    for (var creator : story.creators) {
      assertThat(galleries.page(creator, true, "", 10)).isEqualTo(gallery(model, creator, true));
      assertThat(galleries.page(creator, false, "", 10)).isEqualTo(gallery(model, creator, false));
    }
  }

  private static List<GalleryItem> gallery(GiftModel model, UUID creator, boolean own) {
    var items = new ArrayList<GalleryItem>();
    for (var giftId : GIFTS) {
      var kept = model.kept(creator, giftId);
      if (!kept.isEmpty()) {
        items.add(item(model, creator, kept, own));
      }
    }
    return items;
  }

  private static GalleryItem item(
      GiftModel model, UUID creator, List<GiftModel.Given> kept, boolean own) {
    var first = kept.getFirst().gift();
    boolean quiet = first.quiet() || model.isInQuietMode(first.senderId());
    boolean known = !first.anonymous() && (own || !quiet);
    return new GalleryItem(
        first.giftId(),
        first.giftName(),
        kept.stream().mapToLong(given -> given.gift().quantity()).sum(),
        kept.stream().mapToLong(GiftModel.Given::kept).sum(),
        first.at(),
        known ? new Unlocker(first.senderId(), first.senderName()) : null,
        model
            .topSender(creator, first.giftId(), own)
            .map(top -> new TopSender(top.person(), top.name(), top.coins()))
            .orElse(null));
  }
}
