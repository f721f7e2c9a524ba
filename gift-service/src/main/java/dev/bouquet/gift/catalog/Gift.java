package dev.bouquet.gift.catalog;

/// An item of the catalog, as far as sending goes.
///
/// @param id what clients send, e.g. `rose`
/// @param name in English
/// @param price coins for one
/// @param tier how much of a show it makes
/// @param comboable whether it may be sent as part of a combo
public record Gift(String id, String name, long price, Tier tier, boolean comboable) {

  /// Clients pick the animation's size by it.
  public enum Tier {
    SMALL,
    MEDIUM,
    LARGE,
    EPIC
  }
}
