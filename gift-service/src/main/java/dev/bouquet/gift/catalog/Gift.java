package dev.bouquet.gift.catalog;

/// An item of the catalog.
///
/// @param id what clients send, e.g. `rose`
/// @param price coins for one
/// @param tier how much of a show it makes
public record Gift(String id, String name, long price, Tier tier) {

  /// Clients pick the animation's size by it.
  public enum Tier {
    SMALL,
    MEDIUM,
    LARGE,
    EPIC
  }
}
