package dev.bouquet.payout.reconcile;

import dev.bouquet.contracts.wallet.v1.Position;

/// A place in the order of publication up to which books are compared. Seqs are dense from 1, so
/// `seq` is also how many charges there must be.
record Cut(int slot, long epoch, long seq) {
  static Cut of(Position position) {
    return new Cut(position.getSlot(), position.getEpoch(), position.getSeq());
  }

  Position toProto() {
    return Position.newBuilder().setSlot(slot).setEpoch(epoch).setSeq(seq).build();
  }
}
