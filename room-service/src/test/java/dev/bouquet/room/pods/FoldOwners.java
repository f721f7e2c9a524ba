package dev.bouquet.room.pods;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.bouquet.kit.id.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// Which pod folds which partitions, as the group's coordinator knows it.
final class FoldOwners implements AutoCloseable {
  static final int PARTITIONS = 4;
  private static final String GROUP = "room-fold";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Admin admin;

  FoldOwners(String kafkaBootstrap) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap));
  }

  /// A new room's id for each partition.
  static List<UUID> roomInEachPartition() {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(partition ->
            Stream.generate(Ids::next)
                .filter(roomId -> partitionOf(roomId) == partition)
                .findFirst()
                .orElseThrow())
        .toList();
  }

  /// As Kafka's producers have it.
  private static int partitionOf(UUID roomId) {
    return Utils.toPositive(Utils.murmur2(roomId.toString().getBytes(UTF_8))) % PARTITIONS;
  }

  /// Returns when all partitions are folded, and by these pods alone, each of which folds some.
  void awaitOnly(Set<String> pods) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          var owned = partitionsByPod();
          return owned.keySet().equals(pods)
              && owned.values().stream().mapToInt(Set::size).sum() == PARTITIONS;
        });
  }

  /// Those of these rooms that the pod folds.
  Set<UUID> roomsOf(Pod pod, List<UUID> rooms) throws ExecutionException, InterruptedException {
    var partitions = partitionsByPod().getOrDefault(pod.name(), Set.of());
    return rooms.stream()
        .filter(roomId -> partitions.contains(partitionOf(roomId)))
        .collect(Collectors.toSet());
  }

  /// Without pods that fold nothing.
  private Map<String, Set<Integer>> partitionsByPod()
      throws ExecutionException, InterruptedException {
    var members =
        admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().stream();
    return members
        .filter(member -> !member.assignment().topicPartitions().isEmpty())
        .collect(Collectors.toMap(FoldOwners::podOf, FoldOwners::partitionsOf));
  }

  /// A stream thread's member is named after its pod and its own number.
  private static String podOf(MemberDescription member) {
    var name = member.groupInstanceId().orElseThrow();
    return name.substring(0, name.lastIndexOf('-'));
  }

  private static Set<Integer> partitionsOf(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    admin.close();
  }
}
