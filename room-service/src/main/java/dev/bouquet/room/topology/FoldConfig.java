package dev.bouquet.room.topology;

import dev.bouquet.room.fold.FoldBounds;
import dev.bouquet.room.fold.MomentumRules;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// Bounds of the fold. What belongs to Kafka Streams itself is under `kafka-streams.*`.
@ConfigMapping(prefix = "bouquet.room.fold")
public interface FoldConfig {
  /// Wall-clock time between two rounds of snapshots.
  Duration snapshotInterval();

  /// Most snapshots in one round and task; further rooms wait for the next round.
  int maxSnapshotsPerRoundCount();

  /// Memory of the room stores' caches and write buffers together, outside the heap.
  long storeMemoryBytes();

  /// Most times within an hour that a stream thread is replaced after a failure.
  int maxThreadReplacementsPerHourCount();

  /// How often things that end by themselves are looked at, and so how late they may end.
  Duration clockInterval();

  /// How long after its last gift a combo is over.
  Duration comboTimeout();

  /// Most combos that go on at once in a room.
  int maxCombosCount();

  /// Most words with gifts that are in sight at once in a room.
  int maxShoutOutsCount();

  /// How long after its last report a pod is taken to be gone.
  Duration podPatience();

  int maxGoalsCount();

  int maxModeratorsCount();

  int maxBansCount();

  /// Most people who are muted in a room at a time.
  int maxMutesCount();

  /// Most people invited to a room's stage or there, the host not counted.
  int maxGuestsCount();

  /// Most messages of one person in a room within `messageWindow`.
  int maxMessagesCount();

  Duration messageWindow();

  /// Messages of one person in a room that are deleted within `deletionWindow` before the room
  /// mutes the person by itself.
  int deletionsToMuteCount();

  Duration deletionWindow();

  /// How long the room mutes those.
  Duration offendersMute();

  /// How long after a room's end it is remembered who was there.
  Duration attendeesKept();

  /// Most people who are forgotten at once.
  int maxForgottenPerRoundCount();

  MomentumConfig momentum();

  default FoldBounds bounds() {
    return new FoldBounds(
        comboTimeout(),
        maxCombosCount(),
        maxShoutOutsCount(),
        podPatience(),
        maxGoalsCount(),
        maxModeratorsCount(),
        maxBansCount(),
        maxMutesCount(),
        maxGuestsCount(),
        maxMessagesCount(),
        messageWindow(),
        deletionsToMuteCount(),
        deletionWindow(),
        offendersMute(),
        attendeesKept(),
        momentum().rules());
  }

  /// Many people giving at once.
  interface MomentumConfig {
    /// People who give within `window` and so begin a momentum; 0 where none ever begins.
    int giversCount();

    Duration window();

    /// Coins of the first level; the n-th takes n times as many.
    long levelCoins();

    int highestLevel();

    /// In which each level is to be reached.
    Duration levelTime();

    /// After one is over, in which none begins.
    Duration rest();

    default MomentumRules rules() {
      return new MomentumRules(
          giversCount(), window(), levelCoins(), highestLevel(), levelTime(), rest());
    }
  }
}
