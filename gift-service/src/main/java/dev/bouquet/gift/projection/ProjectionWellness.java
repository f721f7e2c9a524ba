package dev.bouquet.gift.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The alarm for a partition that an unreadable record has stopped: `/q/health/well` and the metric
/// `bouquet.projection.stalled`. Not readiness: every pod reads the same record, and all of them
/// leaving at once would be the worse failure.
@Wellness
@ApplicationScoped
class ProjectionWellness implements HealthCheck {
  private final Instance<Projection> projections;

  ProjectionWellness(@Any Instance<Projection> projections) {
    this.projections = projections;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    for (var projection : projections) {
      Gauge.builder("bouquet.projection.stalled", projection, ProjectionWellness::stalledCount)
          .tag("topic", projection.topic())
          .register(metrics);
    }
  }

  private static double stalledCount(Projection projection) {
    return projection.stalledAt().isPresent() ? 1 : 0;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("projections readable").up();
    for (var projection : projections) {
      projection.stalledAt().ifPresent(where -> answer.withData(projection.topic(), where).down());
    }
    return answer.build();
  }
}
