package dev.bouquet.room.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready when the projection has met a record that it cannot read. A directory that is behind
/// is no reason: single rooms are read from memory.
@Readiness
@ApplicationScoped
public class DirectoryReadiness implements HealthCheck {
  private final RoomProjector projector;

  DirectoryReadiness(RoomProjector projector) {
    this.projector = projector;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("directory").status(projector.failure().isEmpty());
    projector.failure().ifPresent(why -> response.withData("reason", why));
    return response.build();
  }
}
