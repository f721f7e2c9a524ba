package dev.bouquet.room.history;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The alarm for an event that cannot be read. Not readiness: every pod reads the same event, and
/// rooms go on without.
@Wellness
@ApplicationScoped
public class HistoryWellness implements HealthCheck {
  private final Historian historian;

  HistoryWellness(Historian historian) {
    this.historian = historian;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("history").status(historian.failure().isEmpty());
    historian.failure().ifPresent(why -> response.withData("reason", why));
    return response.build();
  }
}
