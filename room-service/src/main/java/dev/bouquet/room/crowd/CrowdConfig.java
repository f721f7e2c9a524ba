package dev.bouquet.room.crowd;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.crowd")
public interface CrowdConfig {
  /// How soon likes and entrances are reported.
  Duration newsInterval();

  /// Time between two reports of a room where nothing happens; shorter than the fold's patience
  /// with pods.
  Duration reportInterval();

  /// Time between two reports of a person's presence.
  Duration presenceInterval();

  /// How long a person may be away, as when a connection is made anew, without having left.
  Duration absence();

  /// Most presences of a room that are reported at once; others wait.
  int maxPresencesPerRoundCount();

  /// Most people of a room whose presence is remembered after they have left.
  int maxPeopleCount();
}
