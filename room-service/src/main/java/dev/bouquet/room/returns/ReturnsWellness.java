package dev.bouquet.room.returns;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The alarm for an event that cannot be read. Not readiness: every pod reads the same event, and
/// rooms go on without.
@Wellness
@ApplicationScoped
public class ReturnsWellness implements HealthCheck {
  private final ReturnsFollower follower;

  ReturnsWellness(ReturnsFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("returns").status(follower.failure().isEmpty());
    follower.failure().ifPresent(why -> response.withData("reason", why));
    return response.build();
  }
}
