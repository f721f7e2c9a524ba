package dev.bouquet.room.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who is here, as the pods count them.
///
/// Each pod reports what it has counted since its start, so a report that comes twice, or after a
/// newer one, adds nothing.
///
/// @param pods that have reported lately
/// @param likesOfGonePods of those that have not
/// @param mostPresent by minutes
public record Crowd(Map<String, PodCount> pods, long likesOfGonePods, TopList mostPresent) {
  static final Crowd NONE = new Crowd(Map.of(), 0, TopList.EMPTY);

  public record PodCount(int viewers, long likes, Instant reportedAt) {}

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

  /// Without the pods that have said nothing for so long that they must be gone.
  Crowd withoutSilent(Duration patience, Instant now) {
    var next = new TreeMap<>(pods);
    long gone = likesOfGonePods;
    for (var pod : pods.entrySet()) {
      if (!now.isBefore(pod.getValue().reportedAt().plus(patience))) {
        next.remove(pod.getKey());
        gone = Math.addExact(gone, pod.getValue().likes());
      }
    }
    return next.size() == pods.size() ? this : new Crowd(next, gone, mostPresent);
  }

  Optional<Instant> nextSilence(Duration patience) {
    return pods.values().stream()
        .map(pod -> pod.reportedAt().plus(patience))
        .min(Instant::compareTo);
  }
}
