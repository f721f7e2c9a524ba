package dev.bouquet.room.fold;

import java.time.Duration;

/// How much a room remembers, and for how long.
///
/// @param comboTimeout after its last gift a combo is over
/// @param maxCombosCount that go on at once in a room; the quietest is ended for one more
/// @param maxShoutOutsCount words with gifts that are in sight at once; those with the smallest
///   gift make room for one more
/// @param podPatience after its last report a pod is taken to be gone
/// @param maxGoalsCount in a room
/// @param maxModeratorsCount in a room
/// @param maxBansCount in a room
/// @param maxMutesCount of people who are muted in a room at a time
/// @param maxGuestsCount invited to a room's stage or there
/// @param maxMessagesCount of one person within `messageWindow`
/// @param deletionsToMuteCount messages of one person that are deleted within `deletionWindow`
///   before the room mutes the person by itself
/// @param offendersMute for how long
/// @param attendeesKept how long after a room's end it is remembered who was there
public record FoldBounds(
    Duration comboTimeout,
    int maxCombosCount,
    int maxShoutOutsCount,
    Duration podPatience,
    int maxGoalsCount,
    int maxModeratorsCount,
    int maxBansCount,
    int maxMutesCount,
    int maxGuestsCount,
    int maxMessagesCount,
    Duration messageWindow,
    int deletionsToMuteCount,
    Duration deletionWindow,
    Duration offendersMute,
    Duration attendeesKept,
    MomentumRules momentum) {}
