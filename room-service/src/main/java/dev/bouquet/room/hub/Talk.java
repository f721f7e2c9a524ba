package dev.bouquet.room.hub;

import dev.bouquet.room.frame.EncodedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Messages by their ids, bounded in number and bytes; the oldest go first.
final class Talk {
  private final int maxCount;
  private final int maxBytes;
  private final LinkedHashMap<String, EncodedEvent> messages = new LinkedHashMap<>();
  private int bytes;

  Talk(int maxCount, int maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  /// @return how many messages had to go for it
  int add(String id, EncodedEvent message) {
    delete(id);
    messages.put(id, message);
    bytes += message.bytes();
    int gone = 0;
    while (messages.size() > maxCount || bytes > maxBytes) {
      bytes -= messages.pollFirstEntry().getValue().bytes();
      gone++;
    }
    return gone;
  }

  Optional<EncodedEvent> find(String id) {
    return Optional.ofNullable(messages.get(id));
  }

  void delete(String id) {
    var message = messages.remove(id);
    if (message != null) {
      bytes -= message.bytes();
    }
  }

  void deleteAllOf(String personId) {
    var theirs =
        messages.entrySet().stream()
            .filter(
                entry -> entry.getValue().event().getMessageSaid().getAuthorId().equals(personId))
            .map(Map.Entry::getKey)
            .toList();
    theirs.forEach(this::delete);
  }

  /// Oldest first.
  List<EncodedEvent> all() {
    return new ArrayList<>(messages.values());
  }

  /// Those that came after the one with this id, oldest first; all where it is not there.
  List<EncodedEvent> after(String id) {
    var later = new ArrayList<EncodedEvent>();
    for (var message : messages.sequencedEntrySet().reversed()) {
      if (message.getKey().equals(id)) {
        break;
      }
      later.add(message.getValue());
    }
    return later.reversed();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  int bytes() {
    return bytes;
  }

  void clear() {
    messages.clear();
    bytes = 0;
  }
}
