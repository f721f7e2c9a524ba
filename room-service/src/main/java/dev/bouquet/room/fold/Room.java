package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// The public record of a room: what changes by somebody's word only.
///
/// @param moderators may moderate beside the host
/// @param banned may not watch, chat or give here
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
    Lineup lineup,
    long version) {

  public Room {
    moderators = Set.copyOf(moderators);
    banned = Set.copyOf(banned);
  }

  static Room create(UUID hostId, Ask.Create create, Instant now) {
    return new Room(
        hostId,
        create.hostName(),
        create.details(),
        Settings.INITIAL,
        now,
        new Stage.Scheduled(),
        Set.of(),
        Set.of(),
        Lineup.HOST_ALONE,
        1);
  }

  /// Whether the person is its host or one of its moderators.
  boolean isStaff(UUID person) {
    return hostId.equals(person) || moderators.contains(person);
  }

  Room enter(Stage next) {
    return changed(details, settings, next, moderators, banned, lineup);
  }

  Room with(Details newDetails, Settings newSettings) {
    return changed(newDetails, newSettings, stage, moderators, banned, lineup);
  }

  Room withModerator(UUID person, boolean dismissed) {
    return changed(
        details, settings, stage, toggled(moderators, person, !dismissed), banned, lineup);
  }

  Room withBan(UUID person, boolean lifted) {
    return changed(details, settings, stage, moderators, toggled(banned, person, !lifted), lineup);
  }

  Room with(Lineup newLineup) {
    return changed(details, settings, stage, moderators, banned, newLineup);
  }

  private Room changed(
      Details newDetails,
      Settings newSettings,
      Stage newStage,
      Set<UUID> newModerators,
      Set<UUID> newBanned,
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
