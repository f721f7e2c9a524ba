package dev.bouquet.room.crowd;

import dev.bouquet.contracts.room.v1.PodReport;
import dev.bouquet.contracts.room.v1.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One room's people on this pod. Not for several threads at once: [Crowds] sees to that.
final class RoomCrowd {
  private static final int MAX_NAMES_COUNT = 3;

  private static final class Person {
    private final String name;
    private int connections = 1;
    private Instant countedFrom;
    private Instant leftAt = Instant.EPOCH;

    Person(String name, Instant now) {
      this.name = name;
      this.countedFrom = now;
    }

    boolean isAway() {
      return connections == 0;
    }
  }

  private final CrowdConfig config;
  private final String podId;
  private final Map<String, Person> people = new HashMap<>();
  private final List<String> enteredNames = new ArrayList<>();
  private long likes;
  private int entered;
  private boolean hasNews;
  private int reportedViewers;
  private Instant reportedAt = Instant.EPOCH;

  /// @param podId begins with the pod's name; another one for each crowd, since each counts from 0
  RoomCrowd(CrowdConfig config, String podId) {
    this.config = config;
    this.podId = podId;
  }

  void came(String personId, String name, Instant now) {
    var known = people.get(personId);
    if (known != null) {
      known.connections++;
      return;
    }
    people.put(personId, new Person(name, now));
    entered++;
    hasNews = true;
    if (enteredNames.size() < MAX_NAMES_COUNT && !name.isBlank()) {
      enteredNames.add(name);
    }
  }

  void went(String personId, Instant now) {
    var person = people.get(personId);
    if (person == null) {
      return;
    }
    person.connections--;
    if (person.isAway()) {
      person.leftAt = now;
      if (people.size() > config.maxPeopleCount()) {
        people.remove(personId);
      }
    }
  }

  void liked(int count) {
    likes += count;
    hasNews = true;
  }

  /// Minutes of those who have left, whom this forgets, and of those who have been here for a
  /// while.
  List<Presence> presences(Instant now) {
    var presences = new ArrayList<Presence>();
    for (var it = people.entrySet().iterator();
        it.hasNext() && presences.size() < config.maxPresencesPerRoundCount(); ) {
      var entry = it.next();
      var person = entry.getValue();
      if (person.isAway() && !now.isBefore(person.leftAt.plus(config.absence()))) {
        presences.add(presence(entry.getKey(), person, person.leftAt));
        it.remove();
      } else if (!now.isBefore(person.countedFrom.plus(config.presenceInterval()))) {
        presences.add(presence(entry.getKey(), person, now));
        person.countedFrom = now;
      }
    }
    return presences;
  }

  private static Presence presence(String personId, Person person, Instant until) {
    return Presence.newBuilder()
        .setPersonId(personId)
        .setName(person.name)
        .setFromMinute(minute(person.countedFrom))
        .setToMinute(minute(until))
        .build();
  }

  private static long minute(Instant at) {
    return Duration.between(Instant.EPOCH, at).toMinutes();
  }

  /// A report where one is due: at once when something happened, and now and then as long as
  /// somebody is here. That nobody is left is told once.
  Optional<PodReport> report(Instant now) {
    int viewers = people.size();
    boolean isLast = viewers == 0 && reportedViewers > 0;
    boolean isTime = viewers > 0 && !now.isBefore(reportedAt.plus(config.reportInterval()));
    if (!hasNews && !isLast && !isTime) {
      return Optional.empty();
    }
    var report =
        PodReport.newBuilder()
            .setPodId(podId)
            .setViewers(viewers)
            .setLikes(likes)
            .setEntered(entered)
            .addAllEnteredNames(enteredNames)
            .build();
    reportedViewers = viewers;
    reportedAt = now;
    hasNews = false;
    entered = 0;
    enteredNames.clear();
    return Optional.of(report);
  }

  /// Whether there is nobody and nothing left to tell.
  boolean isOver() {
    return people.isEmpty() && reportedViewers == 0 && !hasNews;
  }
}
