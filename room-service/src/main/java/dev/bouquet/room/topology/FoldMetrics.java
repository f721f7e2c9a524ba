package dev.bouquet.room.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.streams.KafkaStreams;

/// How far the fold is behind its inputs.
@ApplicationScoped
public class FoldMetrics {
  private static final String LAG = "records-lag-max";
  private static final String RESTORE_CONSUMER = "restore-consumer";

  void register(@Observes StartupEvent event, KafkaStreams streams, MeterRegistry metrics) {
    Gauge.builder("bouquet.room.fold.lag", streams, FoldMetrics::lag)
        .description("Inputs that wait in the partition that is furthest behind")
        .baseUnit("records")
        .register(metrics);
  }

  private static double lag(KafkaStreams streams) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(LAG))
        .filter(metric ->
            !metric.getKey().tags().getOrDefault("client-id", "").contains(RESTORE_CONSUMER))
        .map(metric -> metric.getValue().metricValue())
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }
}
