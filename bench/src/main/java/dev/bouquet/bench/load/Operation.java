package dev.bouquet.bench.load;

import java.util.concurrent.CompletableFuture;

/// What is done over and over under load.
@FunctionalInterface
public interface Operation {
  /// Starts one without waiting for it. Called from one thread; completes on any.
  CompletableFuture<?> start();
}
