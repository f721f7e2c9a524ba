package dev.bouquet.gift.catalog;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.catalog")
public interface CatalogConfig {
  /// How long a cache may answer without asking.
  Duration maxAge();

  /// How often the database is asked whether anything was changed. At least a second.
  Duration pollEvery();

  /// How long an operator's change waits before it takes effect, at least: longer than every pod
  /// needs to read it and than clocks differ, so that all pods turn to it at the same moment.
  Duration settle();

  /// How long the price of a panel is honoured after it has changed, and how long a gift can be
  /// sent after it has left.
  Duration grace();

  /// How long before it takes effect a change must be announced that concerns combos.
  Duration comboNotice();

  /// How far ahead a change may be scheduled.
  Duration furthest();

  /// How many gifts there may be, the retired ones included.
  int maxGiftsCount();
}
