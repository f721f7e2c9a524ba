package dev.bouquet.local.parts;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

/// One Kafka broker that is its own controller. The voters are in its configuration, not in its
/// log, so that the same state can come up on other ports.
public final class KafkaServer implements Server {
  private static final int ADMIN_TIMEOUT_MILLIS = 3_000;
  private static final int PROVISION_TIMEOUT_MILLIS = 30_000;
  private static final String LOGGING =
      """
      status = error
      appender.out.type = Console
      appender.out.name = out
      appender.out.layout.type = PatternLayout
      appender.out.layout.pattern = %d{ISO8601} %p %c{1} %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.out.ref = out
      logger.server.name = kafka.server.KafkaRaftServer
      logger.server.level = info
      """;

  /// Whether a broker is there for long enough that what its best compiler costs comes back.
  public enum Stay {
    BRIEF,
    LONG
  }

  private final Path jars;
  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final List<TopicSpec> topics;
  private final Stay stay;

  public KafkaServer(
      Path jars, Path folder, int port, int controllerPort, List<TopicSpec> topics, Stay stay) {
    this.jars = jars;
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    this.topics = List.copyOf(topics);
    this.stay = stay;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  private Path configuration() {
    return folder.resolve("server.properties");
  }

  private Path logging() {
    return folder.resolve("log4j2.properties");
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(logging(), LOGGING);
    Files.writeString(configuration(), settings());
    if (!Files.exists(data().resolve("meta.properties"))) {
      format();
    }
  }

  private String settings() throws IOException {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", data().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    for (var internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      settings.put(internal + ".replication.factor", "1");
      settings.put(internal + ".num.partitions", "5");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After a hard stop the broker registers again only when its old session has ended.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // How late a killed client's transaction may be ended, for which readers wait.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    var text = new StringWriter();
    settings.store(text, null);
    return text.toString();
  }

  private void format() throws IOException, InterruptedException {
    var command = new ArrayList<>(java("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("kafka.tools.StorageTool", "format"));
    command.addAll(List.of("-t", Uuid.randomUuid().toString(), "-c", configuration().toString()));
    var log = folder.resolve("format.log");
    int status =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new PartFailure("kafka: format failed with status %d, see %s".formatted(status, log));
    }
  }

  private List<String> java(String... flags) {
    var command = new ArrayList<String>();
    command.add(JavaCommand.executable());
    command.addAll(List.of(flags));
    command.addAll(List.of("-XX:+UseSerialGC", "-Dlog4j2.configurationFile=" + logging().toUri()));
    command.addAll(List.of("-cp", jars + "/*"));
    return command;
  }

  @Override
  public Launch launch() {
    var command =
        new ArrayList<>(
            java(
                "-Xms64m",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=" + (stay == Stay.BRIEF ? 1 : 4),
                "-XX:MaxDirectMemorySize=64m",
                "-Djava.awt.headless=true"));
    command.addAll(List.of("kafka.Kafka", configuration().toString()));
    return Launch.of(command, folder);
  }

  @Override
  public boolean ready() throws InterruptedException {
    // Without this look first, each call would make a client that logs its failures to connect.
    if (!Ports.taken(port)) {
      return false;
    }
    try (var admin = admin(ADMIN_TIMEOUT_MILLIS)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  /// Creates the topics that are missing and sets the configuration of all; a topic with another
  /// number of partitions is refused, because changing it in place would break the order of its
  /// keys.
  @Override
  public void provision() throws IOException, InterruptedException {
    try (var admin = admin(PROVISION_TIMEOUT_MILLIS)) {
      var present = admin.listTopics().names().get();
      var missing = topics.stream().filter(topic -> !present.contains(topic.name())).toList();
      admin
          .createTopics(
              missing.stream()
                  .map(topic ->
                      new NewTopic(topic.name(), topic.partitions(), (short) 1)
                          .configs(topic.configuration()))
                  .toList())
          .all()
          .get(PROVISION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      var kept = topics.stream().filter(topic -> present.contains(topic.name())).toList();
      var descriptions =
          admin
              .describeTopics(kept.stream().map(TopicSpec::name).toList())
              .allTopicNames()
              .get(PROVISION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      for (var topic : kept) {
        refuseOtherPartitions(topic, descriptions);
        configure(admin, topic);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("topics cannot be created: " + e.getMessage(), e);
    }
  }

  private static void refuseOtherPartitions(
      TopicSpec topic, Map<String, TopicDescription> descriptions) throws IOException {
    int partitions = descriptions.get(topic.name()).partitions().size();
    if (partitions != topic.partitions()) {
      throw new IOException(
          "topic %s has %d partitions instead of %d"
              .formatted(topic.name(), partitions, topic.partitions()));
    }
  }

  private static void configure(Admin admin, TopicSpec topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    var operations =
        topic.configuration().entrySet().stream()
            .map(setting ->
                new AlterConfigOp(
                    new ConfigEntry(setting.getKey(), setting.getValue()),
                    AlterConfigOp.OpType.SET))
            .toList();
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), operations))
        .all()
        .get(PROVISION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Admin admin(int timeoutMillis) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis));
  }
}
