package dev.bouquet.room.stream;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// One event loop per processor. What they do is system calls, and every further loop that has
/// viewers of a room is one more to be woken by each of its frames.
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {
  @Override
  public void accept(VertxOptions options) {
    options.setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
  }
}
