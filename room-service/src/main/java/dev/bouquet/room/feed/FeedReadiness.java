package dev.bouquet.room.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A pod takes viewers once it has read all that was there, and no longer when its feed has
/// stopped.
@Readiness
@ApplicationScoped
public class FeedReadiness implements HealthCheck {
  private final RoomFeed feed;

  FeedReadiness(RoomFeed feed) {
    this.feed = feed;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("feed");
    return switch (feed.state()) {
      case RoomFeed.State.CaughtUp _ -> response.up().build();
      case RoomFeed.State.Starting _ -> response.down().withData("reason", "catching up").build();
      case RoomFeed.State.Stopped(String why) -> response.down().withData("reason", why).build();
    };
  }
}
