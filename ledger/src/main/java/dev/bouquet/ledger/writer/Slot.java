package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Position;

/// A slot as its owner holds it: a writer's identity in the order of publication.
///
/// @param epoch when it was claimed; a later owner has a greater one
/// @param seq of the newest sequenced transfer of this epoch
/// @param commits counts the commits of this epoch that wrote something
public record Slot(int slot, long epoch, long seq, long commits) {
  Position last() {
    return new Position(slot, epoch, seq);
  }

  Slot after(Position last) {
    return new Slot(slot, epoch, last.seq(), commits + 1);
  }
}
