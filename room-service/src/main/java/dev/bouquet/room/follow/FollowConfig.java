package dev.bouquet.room.follow;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "bouquet.room.follow")
public interface FollowConfig {
  /// Most creators that a person follows.
  int maxCreatorsCount();
}
