package dev.bouquet.room.topology;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the fold has run. A later rebalance does not take a pod out of service: its viewers
/// and its reads need the feed, not the fold.
@Readiness
@ApplicationScoped
public class FoldReadiness implements HealthCheck {
  private final KafkaStreams streams;
  private volatile boolean hasRun;

  FoldReadiness(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public HealthCheckResponse call() {
    var state = streams.state();
    hasRun = hasRun || state == KafkaStreams.State.RUNNING;
    return HealthCheckResponse.named("fold")
        .status(hasRun && state.isRunningOrRebalancing())
        .withData("state", state.name())
        .build();
  }
}
