package dev.bouquet.ledger.writer;

import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Runs threads one at a time. Whenever one of them calls [#step()], chance decides who goes on; so
/// a seed is a schedule, and the same seed is the same schedule. Time is a number that passes when
/// nobody can do anything before it.
final class Lockstep {
  private static final int MOST_STEPS = 200_000;

  private final Random random;
  private final List<Actor> actors = new ArrayList<>();
  private final Semaphore back = new Semaphore(0);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Actor current;
  private Throwable failure;
  private int steps;
  private boolean over;

  Lockstep(Random random) {
    this.random = random;
  }

  private static final class Actor {
    private final Semaphore go = new Semaphore(0);
    private BooleanSupplier ready = () -> true;
    private Instant wakeAt = Instant.MAX;
    private boolean done;
  }

  void actor(Runnable life) {
    var actor = new Actor();
    actors.add(actor);
    Thread.ofVirtual()
        .start(() -> {
          actor.go.acquireUninterruptibly();
          try {
            life.run();
          } catch (OverError e) {
            // as it should be
          } catch (Throwable e) {
            failure = failure == null ? e : failure;
          } finally {
            actor.done = true;
            back.release();
          }
        });
  }

  /// Ends an actor's life where it waits.
  private static final class OverError extends Error {
    @Serial private static final long serialVersionUID = 1L;

    OverError() {
      super("the simulation is over", null, false, false);
    }
  }

  /// Until it is finished; then ends all actors.
  ///
  /// @throws IllegalStateException where nobody can ever go on
  void run(BooleanSupplier finished) {
    try {
      play(finished);
    } finally {
      over = true;
      for (var actor : actors) {
        while (!actor.done) {
          actor.go.release();
          back.acquireUninterruptibly();
        }
      }
    }
  }

  private void play(BooleanSupplier finished) {
    for (steps = 0; failure == null && !finished.getAsBoolean(); steps++) {
      if (steps > MOST_STEPS) {
        throw new IllegalStateException("no end in sight");
      }
      current = next();
      current.go.release();
      back.acquireUninterruptibly();
      now = now.plusNanos(random.nextInt(200_000));
    }
    if (failure != null) {
      throw new IllegalStateException("an actor failed", failure);
    }
  }

  private Actor next() {
    var able = new ArrayList<Actor>();
    Actor first = null;
    for (var actor : actors) {
      if (actor.done) {
        continue;
      }
      if (!actor.wakeAt.isAfter(now) || actor.ready.getAsBoolean()) {
        able.add(actor);
      } else if (first == null || actor.wakeAt.isBefore(first.wakeAt)) {
        first = actor;
      }
    }
    if (!able.isEmpty()) {
      return able.get(random.nextInt(able.size()));
    }
    if (first == null || first.wakeAt.equals(Instant.MAX)) {
      throw new IllegalStateException("nobody can go on");
    }
    now = first.wakeAt;
    return first;
  }

  /// Until something is the case.
  void await(BooleanSupplier ready) {
    await(ready, Instant.MAX);
  }

  /// Until something is the case, or it is that late.
  void await(BooleanSupplier ready, Instant atLatest) {
    var me = current;
    me.ready = ready;
    me.wakeAt = atLatest;
    back.release();
    me.go.acquireUninterruptibly();
    if (over) {
      throw new OverError();
    }
  }

  /// Others may go on here.
  void step() {
    await(() -> true);
  }

  void sleep(Duration duration) {
    await(() -> false, now.plus(duration));
  }

  Instant now() {
    return now;
  }

  int steps() {
    return steps;
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
