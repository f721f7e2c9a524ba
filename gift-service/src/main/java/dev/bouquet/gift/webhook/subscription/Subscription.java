package dev.bouquet.gift.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where a creator has events sent to.
///
/// @param number grows with every new one
/// @param events each once, in the order of [EventType]
public record Subscription(
    @JsonIgnore long number,
    UUID id,
    @JsonIgnore UUID creatorId,
    String url,
    List<EventType> events,
    Status status,
    Instant createdAt) {

  public enum Status {
    ACTIVE,
    /// The target said 410 Gone. Nothing is sent until a test event is taken.
    DISABLED,
    DELETED
  }
}
