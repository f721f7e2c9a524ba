package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The public record of a room: what changes by somebody's word only.
///
/// @param moderators may moderate beside the host
/// @param banned may not watch, chat or give here
/// @param mutedUntil people whose words are not shown here, and until when; whoever reads it looks
///   at the time, since those whose time is over go only with the record's next change
/// @param lineup who is on the stage beside the host, and how they share gifts
/// @param version counts the record's changes from 1; a projection keeps the highest
public record Room(
    UUID hostId,
    String hostName,
    Details details,
    Settings settings,
    Instant createdAt,
    Stage stage,
    Set<UUID> moderators,
    Set<UUID> banned,
    Map<UUID, Instant> mutedUntil,
    Lineup lineup,
    long version) {

  public Room {
    moderators = Set.copyOf(moderators);
    banned = Set.copyOf(banned);
    mutedUntil = Map.copyOf(mutedUntil);
  }

  static Room create(UUID hostId, Ask.Create create, Instant now) {
    return new Room(
        hostId,
        create.hostName(),
        create.details(),
        Settings.INITIAL.blocking(create.houseRules().blockedWords()),
        now,
        new Stage.Scheduled(),
        create.houseRules().moderators(),
        create.houseRules().banned(),
        Map.of(),
        Lineup.HOST_ALONE,
        1);
  }

  /// Whether the person is its host or one of its moderators.
  boolean isStaff(UUID person) {
    return hostId.equals(person) || moderators.contains(person);
  }

  Room enter(Stage next) {
    return changed(details, settings, next, moderators, banned, mutedUntil, lineup);
  }

  Room with(Details newDetails, Settings newSettings) {
    return changed(newDetails, newSettings, stage, moderators, banned, mutedUntil, lineup);
  }

  Room withModerator(UUID person, boolean dismissed) {
    var changedModerators = toggled(moderators, person, !dismissed);
    return changed(details, settings, stage, changedModerators, banned, mutedUntil, lineup);
  }

  Room withBan(UUID person, boolean lifted) {
    var changedBans = toggled(banned, person, !lifted);
    return changed(details, settings, stage, moderators, changedBans, mutedUntil, lineup);
  }

  /// @param until empty where the person may speak again
  Room withMute(UUID person, Optional<Instant> until) {
    var mutes = new HashMap<>(mutedUntil);
    mutes.remove(person);
    until.ifPresent(at -> mutes.put(person, at));
    return changed(details, settings, stage, moderators, banned, mutes, lineup);
  }

  Room with(Lineup newLineup) {
    return changed(details, settings, stage, moderators, banned, mutedUntil, newLineup);
  }

  /// Whether there is a place for the person among the muted, of whom there are at most so many at
  /// a time.
  boolean canMute(UUID person, Instant now, int maxCount) {
    return mutedUntil.entrySet().stream()
            .filter(mute -> now.isBefore(mute.getValue()) && !mute.getKey().equals(person))
            .count()
        < maxCount;
  }

  /// No change by itself, so of the same version.
  Room withoutMutesOver(Instant now) {
    var mutes = new HashMap<>(mutedUntil);
    mutes.values().removeIf(until -> !now.isBefore(until));
    return new Room(
        hostId,
        hostName,
        details,
        settings,
        createdAt,
        stage,
        moderators,
        banned,
        mutes,
        lineup,
        version);
  }

  private Room changed(
      Details newDetails,
      Settings newSettings,
      Stage newStage,
      Set<UUID> newModerators,
      Set<UUID> newBanned,
      Map<UUID, Instant> newMutedUntil,
      Lineup newLineup) {
    return new Room(
        hostId,
        hostName,
        newDetails,
        newSettings,
        createdAt,
        newStage,
        newModerators,
        newBanned,
        newMutedUntil,
        newLineup,
        Math.incrementExact(version));
  }

  private static Set<UUID> toggled(Set<UUID> people, UUID person, boolean isIn) {
    var changed = new HashSet<>(people);
    if (isIn) {
      changed.add(person);
    } else {
      changed.remove(person);
    }
    return changed;
  }
}
