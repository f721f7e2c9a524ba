package dev.bouquet.gift.catalog;

/// What a gift costs somebody who saw a certain version of the catalog. Nobody is charged more than
/// the panel they saw said.
public sealed interface Priced {

  /// It costs what the panel said.
  record Current(Gift gift) implements Priced {}

  /// Its price or its being comboable has changed since, lately: what the panel said still counts,
  /// and the gift is the one that it showed.
  record Honoured(Gift gift) implements Priced {}

  /// It costs something else by now, or the panel is too old to tell what it said. To be refused
  /// with `PRICE_CHANGED`.
  ///
  /// @param gift as it is now
  record Changed(Gift gift) implements Priced {}

  /// There is no such gift, or none any more, or not at this time of the year.
  record Missing() implements Priced {}

  /// Nothing is known of that version, nor whether the gift is new in it: this pod has not read of
  /// it yet. To be answered with `RETRY_LATER`, since another pod, or this one in a second, knows
  /// the price.
  record Ahead() implements Priced {}
}
