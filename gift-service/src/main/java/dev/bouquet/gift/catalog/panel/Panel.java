package dev.bouquet.gift.catalog.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bouquet.gift.catalog.ContentTag;
import dev.bouquet.gift.catalog.Revision;
import dev.bouquet.gift.catalog.Timeline;
import dev.bouquet.gift.catalog.language.Language;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is offered between two moments at which it changes. Each answer is written once: asking
/// costs a copy of some bytes, or none where the client's `ETag` still holds.
///
/// Regions that no gift names share their answers, so there are at most as many as languages times
/// regions that operators have named.
final class Panel {
  private final Timeline timeline;
  private final Instant from;
  private final Instant until;
  private final List<Revision> revisions;
  private final Set<String> regionsNamed;
  private final ObjectWriter json;
  private final Map<Reader, Answer> answers = new ConcurrentHashMap<>();

  private record Reader(Language language, String region) {}

  /// @param tag changes with the body
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody changes it
  record Answer(byte[] body, EntityTag tag) {}

  record Body(long version, String lang, String dir, List<PanelItem> items) {}

  Panel(Timeline timeline, Instant now, ObjectWriter json) {
    this.timeline = timeline;
    this.json = json;
    from = now;
    until = timeline.nextChange(now);
    revisions = timeline.panel(now);
    regionsNamed =
        revisions.stream()
            .flatMap(revision -> revision.content().regions().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean holds(Timeline current, Instant now) {
    return timeline == current && !now.isBefore(from) && now.isBefore(until);
  }

  /// When something else is offered, as far as that is decided.
  Instant until() {
    return until;
  }

  /// @param region ISO 3166-1 alpha-2; null: what is offered everywhere
  Answer answer(Language language, @Nullable String region) {
    var named = region != null && regionsNamed.contains(region) ? region : "";
    return answers.computeIfAbsent(new Reader(language, named), this::write);
  }

  private Answer write(Reader reader) {
    var items =
        revisions.stream()
            .filter(revision -> revision.content().isShownIn(reader.region()))
            .map(revision -> PanelItem.of(revision, reader.language(), timeline.seasons(), from))
            .toList();
    var language = reader.language();
    var body = new Body(timeline.version(from), language.tag(), language.direction(), items);
    try {
      var bytes = json.writeValueAsBytes(body);
      return new Answer(bytes, ContentTag.of(bytes));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of plain values have a JSON form", e);
    }
  }
}
