package dev.bouquet.gift.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the catalog was, is and will be, as far as it is decided. Pure: whoever asks says when.
///
/// The catalog's version at a moment is that of the last revision that took effect before it, so it
/// changes by time as by operators' word. Versions that have passed keep their numbers, because a
/// change never takes effect in the past.
public final class Timeline {
  /// The version before there were revisions.
  private static final long FIRST_VERSION = 1;

  private final Seasons seasons;
  private final List<Revision> all;
  private final Map<String, List<Revision>> byGift;

  /// @param revisions of all gifts, in any order; those long past may be missing
  Timeline(Seasons seasons, Collection<Revision> revisions) {
    this.seasons = seasons;
    all = revisions.stream().sorted(Comparator.comparingLong(Revision::catalogVersion)).toList();
    byGift = all.stream().collect(Collectors.groupingBy(Revision::giftId));
  }

  public Seasons seasons() {
    return seasons;
  }

  public long version(Instant at) {
    return inEffect(all, at).map(Revision::catalogVersion).orElse(FIRST_VERSION);
  }

  /// The gift as it is at this moment, retired or not; empty for one that does not exist yet.
  public Optional<Revision> find(String giftId, Instant at) {
    return inEffect(revisionsOf(giftId), at);
  }

  /// As [#find], where it can be sent.
  Optional<Revision> findOpen(String giftId, Instant at) {
    return find(giftId, at).filter(revision -> revision.content().isOpen(seasons, at));
  }

  /// As [#findOpen], or as it last was where it could be sent until lately.
  ///
  /// @param grace how long it can be sent after it has left
  Optional<Revision> findOpenLately(String giftId, Instant now, Duration grace) {
    var since = now.minus(grace);
    return findOpen(giftId, now)
        .or(() ->
            ends(giftId)
                .filter(end -> end.isAfter(since) && !end.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .flatMap(end -> findOpen(giftId, end.minusNanos(1)).stream())
                .findFirst());
  }

  /// When the gift may have ceased to be open: by a change, its time window or its season.
  private Stream<Instant> ends(String giftId) {
    return revisionsOf(giftId).stream()
        .flatMap(revision ->
            Stream.concat(Stream.of(revision.takesEffectAt()), revision.content().ends(seasons)));
  }

  /// What people are offered at this moment, in the order of the panel.
  public List<Revision> panel(Instant at) {
    return byGift.keySet().stream()
        .flatMap(giftId -> findOpen(giftId, at).stream())
        .filter(revision -> revision.content().onPanel())
        .sorted(
            Comparator.comparingInt((Revision revision) -> revision.content().position())
                .thenComparing(Revision::giftId))
        .toList();
  }

  /// What somebody pays who saw the catalog at this version. Who saw a newer one than is known here
  /// may have seen gifts that are not known here either.
  ///
  /// @param grace how long a price is honoured after it has changed
  /// @param skew how far this pod's clock may be behind those of others
  Priced priced(String giftId, long panelVersion, Instant now, Duration grace, Duration skew) {
    if (panelVersion > version(now.plus(skew))) {
      return new Priced.Ahead();
    }
    return findOpenLately(giftId, now, grace)
        .map(today -> priced(today, panelVersion, now.minus(grace)))
        .orElseGet(Priced.Missing::new);
  }

  private Priced priced(Revision today, long panelVersion, Instant honouredSince) {
    var shown =
        revisionsOf(today.giftId()).stream()
            .filter(revision -> revision.catalogVersion() <= panelVersion)
            .reduce((_, later) -> later);
    if (shown.isEmpty()) {
      return new Priced.Changed(today.gift());
    }
    if (isSameDeal(shown.get(), today)) {
      return new Priced.Current(today.gift());
    }
    if (endOfDeal(shown.get()).isAfter(honouredSince)) {
      return new Priced.Honoured(shown.get().gift());
    }
    return shown.get().content().price() == today.content().price()
        ? new Priced.Current(today.gift())
        : new Priced.Changed(today.gift());
  }

  private static boolean isSameDeal(Revision one, Revision other) {
    return one.content().price() == other.content().price()
        && one.content().comboable() == other.content().comboable();
  }

  private Instant endOfDeal(Revision shown) {
    return revisionsOf(shown.giftId()).stream()
        .filter(later -> later.catalogVersion() > shown.catalogVersion())
        .filter(later -> !isSameDeal(later, shown))
        .map(Revision::takesEffectAt)
        .findFirst()
        .orElse(Instant.MAX);
  }

  /// The next moment at which anything shown may change by itself; [Instant#MAX] for never.
  public Instant nextChange(Instant after) {
    var revisions = all.stream().map(Revision::takesEffectAt).filter(at -> at.isAfter(after));
    var windows =
        byGift.keySet().stream()
            .flatMap(giftId -> find(giftId, after).stream())
            .flatMap(revision -> boundaries(revision.content(), after));
    return Stream.concat(revisions, windows).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private Stream<Instant> boundaries(GiftContent content, Instant after) {
    var window = content.window().nextBoundary(after);
    var season =
        Optional.ofNullable(content.season()).flatMap(name -> seasons.nextBoundary(name, after));
    return Stream.of(window, season).flatMap(Optional::stream);
  }

  private List<Revision> revisionsOf(String giftId) {
    return byGift.getOrDefault(giftId, List.of());
  }

  private static Optional<Revision> inEffect(List<Revision> revisions, Instant at) {
    return revisions.reversed().stream().filter(one -> one.isInEffect(at)).findFirst();
  }
}
