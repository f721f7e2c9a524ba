package dev.bouquet.gift.share;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.payout.v1.SharePolicy;
import dev.bouquet.gift.projection.CompactedTopic;
import dev.bouquet.gift.projection.Projection;
import dev.bouquet.gift.projection.ProjectionConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The topic `share-policies.v1` in memory.
@Startup
@ApplicationScoped
public class SharePolicies implements Projection {
  private static final String TOPIC = "share-policies.v1";
  private static final String DEFAULT_POLICY = "default";

  private final Map<String, ShareTerms> byPolicy = new ConcurrentHashMap<>();
  private final CompactedTopic reading;

  SharePolicies(
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers, ProjectionConfig config) {
    reading = CompactedTopic.read(TOPIC, brokers, config, this::take);
  }

  /// The creator's own terms where there are some, else everybody's.
  public ShareTerms termsFor(UUID creatorId) {
    var own = byPolicy.get(creatorId.toString());
    return own == null ? byPolicy.getOrDefault(DEFAULT_POLICY, ShareTerms.INITIAL) : own;
  }

  private void take(String key, byte @Nullable [] value) {
    if (value == null) {
      byPolicy.remove(key);
    } else {
      byPolicy.merge(key, read(value), SharePolicies::newer);
    }
  }

  private static ShareTerms newer(ShareTerms one, ShareTerms other) {
    return other.policyVersion() >= one.policyVersion() ? other : one;
  }

  private static ShareTerms read(byte[] bytes) {
    try {
      var policy = SharePolicy.parseFrom(bytes);
      return new ShareTerms(policy.getVersion(), policy.getCreatorBasisPoints());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not a share policy", e);
    }
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public boolean caughtUp() {
    return reading.caughtUp();
  }

  @Override
  public Optional<String> stalledAt() {
    return reading.stalledAt();
  }

  @PreDestroy
  void stop() {
    reading.close();
  }
}
