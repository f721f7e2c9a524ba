package dev.bouquet.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersTest {
  private static final Path ROOT = Path.of(System.getProperty("bouquet.root"));

  @TempDir Path state;

  @Test
  void givesEachDatabaseAnOwnerAndARoleWithoutRights() throws Exception {
    try (var server = TestServers.postgres(ROOT, state, List.of("wallet", "gift"))) {
      try (var owner = connect(server, "wallet", "wallet_owner", "wallet_owner");
          var statement = owner.createStatement()) {
        statement.execute("create table coin (id int)");
        statement.execute("grant select on coin to wallet");
      }
      try (var user = connect(server, "wallet", "wallet", "wallet");
          var statement = user.createStatement()) {
        assertThat(setting(user, "fsync")).isEqualTo("on");
        assertThat(setting(user, "synchronous_commit")).isEqualTo("on");
        assertThat(statement.executeQuery("select * from coin").next()).isFalse();
        assertThatThrownBy(() -> statement.execute("insert into coin values (1)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
            .hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> connect(server, "wallet", "gift", "gift"))
          .hasMessageContaining("permission denied for database");
      assertThatThrownBy(() -> connect(server, "wallet", "wallet", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void createsTopicsAsTheyAreDescribed() throws Exception {
    try (var server = TestServers.kafka(ROOT, state, Topics.ALL);
        var admin = Admin.create(Map.of("bootstrap.servers", server.address()))) {
      var names = Topics.ALL.stream().map(TopicSpec::name).toList();
      var topics = admin.describeTopics(names).allTopicNames().get();
      var rooms = new ConfigResource(ConfigResource.Type.TOPIC, "rooms.v1");
      var configuration = admin.describeConfigs(List.of(rooms)).all().get().get(rooms);

      assertThat(topics.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
      assertThat(configuration.get("cleanup.policy").value()).isEqualTo("compact");
    }
  }

  private static Connection connect(
      RunningServer server, String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + server.address() + "/" + database, user, password);
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
