package dev.bouquet.room.chat;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "bouquet.room.chat")
public interface ChatConfig {
  /// Most messages of a person, over all rooms, that a pod hands on within a second. More than a
  /// room lets pass, so that those who talk in several rooms are not held up here.
  int maxMessagesPerSecondCount();
}
