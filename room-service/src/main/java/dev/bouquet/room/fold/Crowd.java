package dev.bouquet.room.fold;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who is here, as the pods count them.
///
/// Each pod reports what it has counted since its start, so a report that comes twice, or after a
/// newer one, adds nothing.
///
/// @param pods that are here, or may come back
/// @param likesOfGonePods of those that will not
/// @param mostPresent by minutes
public record Crowd(Map<String, PodCount> pods, long likesOfGonePods, TopList mostPresent) {
  private static final int MAX_PODS_COUNT = 20;

  static final Crowd NONE = new Crowd(Map.of(), 0, TopList.EMPTY);

  public record PodCount(int viewers, long likes, Instant reportedAt) {
    boolean isSilent(Duration patience, Instant now) {
      return !now.isBefore(reportedAt.plus(patience));
    }

    PodCount left() {
      return new PodCount(0, likes, reportedAt);
    }
  }

  public Crowd {
    pods = Map.copyOf(pods);
  }

  public int viewers() {
    return pods.values().stream().mapToInt(PodCount::viewers).reduce(0, Math::addExact);
  }

  public long likes() {
    return pods.values().stream()
        .mapToLong(PodCount::likes)
        .reduce(likesOfGonePods, Math::addExact);
  }

  Crowd with(Input.PodReport report, Instant now) {
    var next = new TreeMap<>(pods);
    long likes =
        Math.max(
            report.likes(),
            Optional.ofNullable(pods.get(report.podId())).map(PodCount::likes).orElse(0L));
    next.put(report.podId(), new PodCount(report.viewers(), likes, now));
    return new Crowd(next, likesOfGonePods, mostPresent);
  }

  Crowd withPresence(Input.Presence presence, Attendee person) {
    return new Crowd(
        pods,
        likesOfGonePods,
        mostPresent.with(presence.person(), presence.name(), person.minutes()));
  }

  /// Nobody watches any more through pods that have said nothing for so long. What they counted is
  /// remembered, since a silent pod may only have been cut off and go on counting from there; of
  /// many such pods those that have been silent for longest are taken to be gone for good.
  Crowd withoutSilent(Duration patience, Instant now) {
    var next = new TreeMap<>(pods);
    next.replaceAll((_, pod) -> pod.isSilent(patience, now) ? pod.left() : pod);
    long gone = likesOfGonePods;
    while (next.size() > MAX_PODS_COUNT) {
      var oldest =
          Collections.min(next.entrySet(), comparing(entry -> entry.getValue().reportedAt()));
      next.remove(oldest.getKey());
      gone = Math.addExact(gone, oldest.getValue().likes());
    }
    return new Crowd(next, gone, mostPresent);
  }

  Optional<Instant> nextSilence(Duration patience) {
    return pods.values().stream()
        .filter(pod -> pod.viewers() > 0)
        .map(pod -> pod.reportedAt().plus(patience))
        .min(Instant::compareTo);
  }
}
