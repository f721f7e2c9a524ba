package dev.bouquet.gift.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A pod that does not know the rooms yet would ask room-service about every one of them.
@Readiness
@ApplicationScoped
class ProjectionReadiness implements HealthCheck {
  private final Instance<Projection> projections;

  ProjectionReadiness(@Any Instance<Projection> projections) {
    this.projections = projections;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("projections caught up").up();
    for (var projection : projections) {
      answer.withData(projection.topic(), projection.caughtUp());
      if (!projection.caughtUp()) {
        answer.down();
      }
    }
    return answer.build();
  }
}
