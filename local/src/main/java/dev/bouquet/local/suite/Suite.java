package dev.bouquet.local.suite;

import dev.bouquet.local.parts.Installation;
import dev.bouquet.local.parts.KafkaServer;
import dev.bouquet.local.parts.KeycloakServer;
import dev.bouquet.local.parts.PostgresServer;
import dev.bouquet.local.parts.Topics;
import dev.bouquet.local.supervisor.StateFolder;
import dev.bouquet.local.supervisor.Supervisor.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All parts of the suite in an order in which nobody needs a later one.
public final class Suite {
  private static final List<String> SERVERS = List.of("postgresql", "kafka", "keycloak");

  /// Not Keycloak, which takes longest: a service asks for its keys when the first token comes.
  private static final List<String> NEEDED_BY_SERVICES = List.of("postgresql", "kafka");

  private Suite() {}

  public static List<String> partNames() {
    return Stream.of(
            SERVERS.stream(),
            Arrays.stream(Service.values()).map(Service::part),
            Stream.of("gateway"))
        .flatMap(names -> names)
        .toList();
  }

  /// The Maven module that a part is built from; the servers have none.
  public static Optional<String> module(String part) {
    if (part.equals("gateway")) {
      return Optional.of("local");
    }
    return SERVERS.contains(part) ? Optional.empty() : Optional.of(part);
  }

  public static List<Member> members(Path repositoryRoot, StateFolder state, SuitePorts ports)
      throws InterruptedException {
    var installation = Installation.of(repositoryRoot);
    var databases =
        Stream.concat(Arrays.stream(Service.values()).map(Service::id), Stream.of("keycloak"))
            .toList();
    var http = Answers.client();
    var members = new ArrayList<Member>();
    members.add(
        new Member(
            new PostgresServer(
                installation.postgresql(), state.part("postgresql"), ports.postgresql(), databases),
            List.of(),
            0));
    members.add(
        new Member(
            new KafkaServer(
                installation.kafka(),
                state.part("kafka"),
                ports.kafka(),
                ports.kafkaController(),
                Topics.ALL,
                KafkaServer.Stay.BRIEF),
            List.of(),
            0));
    members.add(
        new Member(
            new KeycloakServer(
                installation,
                state.part("keycloak"),
                ports.keycloak(),
                ports.keycloakManagement(),
                ports.postgresql()),
            List.of("postgresql"),
            1));
    for (var service : Service.values()) {
      members.add(
          new Member(
              new JavaService(service, repositoryRoot, state, ports, http), NEEDED_BY_SERVICES, 2));
    }
    members.add(new Member(new GatewayServer(repositoryRoot, state, ports, http), List.of(), 3));
    return members;
  }
}
