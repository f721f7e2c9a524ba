package dev.bouquet.gift.catalog.artwork;

import dev.bouquet.gift.catalog.ContentTag;
import dev.bouquet.gift.catalog.Gift;
import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// An SVG that comes with Bouquet. Every gift has one: its own, or that of its tier.
///
/// An animation is the icon with the style sheet of motions, in which the icon's groups find theirs
/// by class. Whoever asked their system for less motion sees it stand still.
///
/// @param tag changes with the picture
public record Artwork(Kind kind, String svg, EntityTag tag) {
  private static final String FOLDER = "/catalog/icons/";
  private static final String END = "</svg>";
  private static final String MOTIONS = read("/catalog/motions.css").orElseThrow();

  /// A few for each gift that is shown.
  private static final Map<Subject, Artwork> DRAWN = new ConcurrentHashMap<>();

  private record Subject(Kind kind, String giftId, Gift.Tier tier) {}

  /// What of a gift is shown.
  public enum Kind {
    ICON,
    ANIMATION;

    String inPath() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param giftId of a gift in the catalog
  /// @param tier decides where the gift has no picture of its own
  public static Artwork of(Kind kind, String giftId, Gift.Tier tier) {
    return DRAWN.computeIfAbsent(new Subject(kind, giftId, tier), Artwork::draw);
  }

  /// Where it is served, with a mark that changes when the picture does: caches may keep it for
  /// ever.
  public String address(String giftId) {
    return "/v1/gifts/%s/%s?v=%s".formatted(giftId, kind.inPath(), tag.getValue());
  }

  private static Artwork draw(Subject subject) {
    var icon = drawing(subject.giftId(), subject.tier());
    var svg =
        switch (subject.kind()) {
          case ICON -> icon;
          case ANIMATION -> inMotion(icon);
        };
    return new Artwork(subject.kind(), svg, ContentTag.of(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static String drawing(String giftId, Gift.Tier tier) {
    return read(FOLDER + giftId + ".svg")
        .or(() -> read(FOLDER + "of-tier-" + tier.name().toLowerCase(Locale.ROOT) + ".svg"))
        .orElseThrow();
  }

  private static String inMotion(String icon) {
    return icon.replace(END, "<style>" + MOTIONS + "</style>" + END);
  }

  private static Optional<String> read(String resource) {
    try (var file = Artwork.class.getResourceAsStream(resource)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be read: " + resource, e);
    }
  }
}
