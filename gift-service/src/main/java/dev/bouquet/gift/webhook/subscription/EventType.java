package dev.bouquet.gift.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a webhook can tell of, by the names that creators and their tools use.
public enum EventType {
  @JsonProperty("gift.received")
  GIFT_RECEIVED("gift.received"),
  @JsonProperty("gift.reversed")
  GIFT_REVERSED("gift.reversed");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  static EventType of(String text) {
    for (var type : values()) {
      if (type.text.equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of events: " + text);
  }
}
