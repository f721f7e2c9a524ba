package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.Operation;
import java.io.IOException;
import java.sql.SQLException;

/// One way for a gift to be paid. Every path answers only when the gift is durable, and fails where
/// it is not paid.
interface GiftPath extends AutoCloseable {
  PathName name();

  /// Paths into the same books share them.
  Books books();

  int giftsPerOperation();

  /// How many operations under way saturate it.
  int saturation();

  Operation paying(GiftSource gifts);

  Commits commits() throws IOException, InterruptedException;

  @Override
  void close() throws SQLException;
}
