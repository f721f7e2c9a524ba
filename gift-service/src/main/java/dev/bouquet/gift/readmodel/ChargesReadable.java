package dev.bouquet.gift.readmodel;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The alarm for a partition that stopped: `/q/health/well`. Not readiness: gifts can still be
/// sent, and what is known of them shown.
@Wellness
@ApplicationScoped
class ChargesReadable implements HealthCheck {
  private final ChargeConsumer consumer;

  ChargesReadable(ChargeConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public HealthCheckResponse call() {
    var stalled = consumer.stalled();
    var answer = HealthCheckResponse.named("charges readable").status(stalled.isEmpty());
    stalled.forEach((partition, offset) -> answer.withData(partition.toString(), offset));
    return answer.build();
  }
}
