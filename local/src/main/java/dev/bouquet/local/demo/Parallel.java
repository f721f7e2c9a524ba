package dev.bouquet.local.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The same step for many people, a few at a time.
final class Parallel {
  private static final int WIDTH = 8;

  private Parallel() {}

  @FunctionalInterface
  interface Step<T, R> {
    R of(T item) throws InterruptedException;
  }

  /// @return in the order of the items
  static <T, R> List<R> map(Collection<T> items, Step<T, R> step) throws InterruptedException {
    try (var executor = Executors.newFixedThreadPool(WIDTH, Thread.ofVirtual().factory())) {
      var steps = items.stream().map(item -> (Callable<R>) () -> step.of(item)).toList();
      var results = new ArrayList<R>();
      for (var future : executor.invokeAll(steps)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
