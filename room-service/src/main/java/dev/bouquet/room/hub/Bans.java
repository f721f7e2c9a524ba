package dev.bouquet.room.hub;

import dev.bouquet.contracts.room.v1.PersonBanned;
import dev.bouquet.contracts.room.v1.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may not watch a room: the people of its record, but for what the log says since. A record
/// may come before or after the events that it contains, and the log's word on a person is the
/// newer one as long as it is followed without a gap.
final class Bans {
  private final Map<String, Boolean> sinceRecord = new HashMap<>();
  private Set<String> recorded = Set.of();

  void apply(PersonBanned event) {
    sinceRecord.put(event.getPersonId(), !event.getLifted());
  }

  /// @return who is banned that was not
  List<String> learn(Room record) {
    var before = recorded;
    recorded = Set.copyOf(record.getBannedIdsList());
    return recorded.stream().filter(id -> !before.contains(id) && isBanned(id)).toList();
  }

  boolean isBanned(String personId) {
    return sinceRecord.getOrDefault(personId, recorded.contains(personId));
  }

  /// The log is no longer followed.
  void forgetEvents() {
    sinceRecord.clear();
  }
}
