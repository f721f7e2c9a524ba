package dev.bouquet.gift.catalog.admin;

import dev.bouquet.kit.problem.ProblemException;

/// Refusals of operators' wishes, as clients see them.
final class EditProblem {
  private EditProblem() {}

  static ProblemException of(EditResult.Refused refused) {
    return switch (refused) {
      case EditResult.Missing() ->
          ProblemException.notFound("GIFT_NOT_FOUND", "There is no such gift in the catalog.");
      case EditResult.Exists() ->
          ProblemException.refused("GIFT_EXISTS", "There is another gift of this id.");
      case EditResult.Stale(long version) ->
          new ProblemException(
                  412, "GIFT_VERSION_CONFLICT", "Somebody has changed the gift meanwhile.")
              .with("version", version);
      case EditResult.Retired() ->
          ProblemException.refused("GIFT_RETIRED", "A retired gift does not change any more.");
      case EditResult.BreaksCombos(var earliest) ->
          ProblemException.refused(
                  "CHANGE_BREAKS_COMBOS",
                  "Combos of this gift may run: schedule the change some time ahead.")
              .with("earliest", earliest);
      case EditResult.BeforeScheduled(var scheduledFor) ->
          ProblemException.refused(
                  "CHANGE_SCHEDULED", "A later change would undo this one: call it off first.")
              .with("scheduledFor", scheduledFor);
      case EditResult.NothingScheduled() ->
          ProblemException.refused(
              "NOTHING_SCHEDULED", "The gift has no change that could still be called off.");
      case EditResult.CatalogFull(int most) ->
          ProblemException.refused(
              "CATALOG_FULL", "The catalog has as many gifts as it may: %d.".formatted(most));
    };
  }
}
