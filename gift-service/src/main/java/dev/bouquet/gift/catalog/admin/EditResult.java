package dev.bouquet.gift.catalog.admin;

import java.time.Instant;

/// What became of an operator's wish.
sealed interface EditResult {

  /// @param gift with the change
  /// @param replayed true where that was done before
  record Done(GiftHistory gift, boolean replayed) implements EditResult {}

  /// A wish that is not granted, and changes nothing.
  sealed interface Refused extends EditResult {}

  record Missing() implements Refused {}

  /// Another gift has the id.
  record Exists() implements Refused {}

  /// Somebody changed the gift since the operator looked.
  ///
  /// @param version of the gift now
  record Stale(long version) implements Refused {}

  record Retired() implements Refused {}

  /// It would act on combos that may run.
  ///
  /// @param earliest when it could take effect instead
  record BreaksCombos(Instant earliest) implements Refused {}

  /// Another change takes effect later, and would undo this one.
  ///
  /// @param scheduledFor when that takes effect
  record BeforeScheduled(Instant scheduledFor) implements Refused {}

  /// The gift has no change that could still be called off.
  record NothingScheduled() implements Refused {}

  record CatalogFull(int mostGiftsCount) implements Refused {}
}
