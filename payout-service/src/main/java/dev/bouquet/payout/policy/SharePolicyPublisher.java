package dev.bouquet.payout.policy;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.payout.v1.SharePolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Publishes the policies in force at every start, until Kafka has taken them. The topic is
/// compacted and readers keep the highest version, so publishing again changes nothing.
@ApplicationScoped
class SharePolicyPublisher {
  private static final Logger LOG = Logger.getLogger(SharePolicyPublisher.class);

  private static final String IN_FORCE =
      "select distinct on (policy_id) * from share_policy order by policy_id, version desc";

  private final DataSource pool;
  private final PolicyConfig config;
  private final String bootstrapServers;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SharePolicyPublisher(
      DataSource pool,
      PolicyConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.pool = pool;
    this.config = config;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("share-policies").start(this::publishUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void publishUntilDone() {
    try {
      while (!published()
          && !stopping.await(config.retryDelay().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("trying to publish the share policies again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean published() throws InterruptedException {
    var settings =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_500,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var policy : inForce()) {
        producer
            .send(new ProducerRecord<>(config.topic(), policy.getPolicyId(), policy.toByteArray()))
            .get();
      }
      return true;
    } catch (ExecutionException | KafkaException | SQLException e) {
      LOG.warnf("share policies not published reason=%s", e.getMessage());
      return false;
    }
  }

  private List<SharePolicy> inForce() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(IN_FORCE);
        var rows = select.executeQuery()) {
      var policies = new ArrayList<SharePolicy>();
      while (rows.next()) {
        var setAt = rows.getObject("set_at", OffsetDateTime.class).toInstant();
        policies.add(
            SharePolicy.newBuilder()
                .setPolicyId(rows.getString("policy_id"))
                .setVersion(rows.getLong("version"))
                .setCreatorBasisPoints(rows.getInt("basis_points"))
                .setSetAt(Timestamp.newBuilder().setSeconds(setAt.getEpochSecond()))
                .build());
      }
      return policies;
    }
  }
}
