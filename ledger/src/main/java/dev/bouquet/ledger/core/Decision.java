package dev.bouquet.ledger.core;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/// What a batch comes to.
///
/// @param outcomes one per id, in the order of the commands and of the members of their groups
/// @param recorded new rows, in the order in which they were decided
/// @param accounts those that changed, as they are after the batch
/// @param last the writer's newest position after the batch
public record Decision(
    List<Outcome> outcomes,
    SequencedMap<UUID, Recorded> recorded,
    Map<UUID, Account> accounts,
    Position last) {

  /// New transfers that take part in the publication, in order.
  public List<Result.Posted> sequenced() {
    return recorded.values().stream()
        .map(Recorded::result)
        .<Result.Posted>mapMulti((result, next) -> {
          if (result instanceof Result.Posted posted && posted.position() != null) {
            next.accept(posted);
          }
        })
        .toList();
  }
}
