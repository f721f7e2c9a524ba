package dev.bouquet.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.parts.RecordedProcesses;
import dev.bouquet.local.supervisor.Supervisor.Member;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(1));

  @TempDir Path folder;
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private final List<Supervisor> supervisors = new ArrayList<>();
  private StateFolder state = new StateFolder(Path.of("unset"));

  @BeforeEach
  void chooseState() {
    state = new StateFolder(folder);
  }

  @AfterEach
  void stopEverything() throws InterruptedException {
    for (var supervisor : supervisors) {
      supervisor.stop();
    }
  }

  private Supervisor supervisor(Member... members) throws IOException {
    var supervisor =
        new Supervisor(
            state,
            List.of(members),
            QUICK,
            part -> steps.add(part.name() + " " + part.lifecycle().label()));
    supervisors.add(supervisor);
    return supervisor;
  }

  private static long pid(Supervisor supervisor, String name) {
    var running = (Lifecycle.Running) supervisor.part(name).orElseThrow().lifecycle();
    return running.process().pid();
  }

  @Test
  void startsPartsAfterThoseTheyNeedAndStopsThemBefore() throws Exception {
    var supervisor =
        supervisor(
            new Member(FakeServer.healthy("database", folder), List.of(), 0),
            new Member(FakeServer.healthy("service", folder), List.of("database"), 1));

    supervisor.start();
    supervisor.stop();

    assertThat(steps)
        .containsSubsequence("database ready", "service starting", "service ready")
        .containsSubsequence("service stopped", "database stopping", "database stopped");
    assertThat(RecordedProcesses.in(folder).running()).isEmpty();
  }

  @Test
  void endsTheStartWithAllItsPartsWhenOneDies() throws Exception {
    var supervisor =
        supervisor(
            new Member(FakeServer.healthy("database", folder), List.of(), 0),
            new Member(FakeServer.dying("service", folder), List.of("database"), 1));

    assertThatThrownBy(supervisor::start)
        .isInstanceOf(PartFailure.class)
        .hasMessage("service ended while it started, see " + state.log("service"));
    assertThat(supervisor.anythingRuns()).isFalse();
    assertThat(RecordedProcesses.in(folder).running()).isEmpty();
  }

  @Test
  void restartsAPartThatDiesOnceAllAreReady() throws Exception {
    var supervisor = supervisor(new Member(FakeServer.healthy("service", folder), List.of(), 0));
    supervisor.start();
    long first = pid(supervisor, "service");

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    var part = supervisor.part("service").orElseThrow();
    await()
        .until(() ->
            part.lifecycle() instanceof Lifecycle.Ready ready && ready.process().pid() != first);
    assertThat(part.restarts()).isEqualTo(1);
    assertThat(steps).contains("service restarting");
  }

  @Test
  void leavesAPartStoppedUntilItIsStartedAgain() throws Exception {
    var supervisor = supervisor(new Member(FakeServer.healthy("service", folder), List.of(), 0));
    supervisor.start();
    var part = supervisor.part("service").orElseThrow();

    part.stop();
    assertThat(part.lifecycle()).isEqualTo(new Lifecycle.Stopped());
    part.start();

    await().until(() -> part.lifecycle() instanceof Lifecycle.Ready);
    assertThat(part.restarts()).isZero();
  }

  @Test
  void refusesToStartOnATakenPort() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      var server = new FakeServer("kafka", List.of(port), folder, "exit 0");
      var supervisor = supervisor(new Member(server, List.of(), 0));

      assertThatThrownBy(supervisor::start)
          .isInstanceOf(PartFailure.class)
          .hasMessageStartingWith("port " + port + ", which kafka needs, is taken");
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void endsWhatAKilledSupervisorHasLeft() throws Exception {
    var killed = supervisor(new Member(FakeServer.healthy("service", folder), List.of(), 0));
    killed.start();
    long orphan = pid(killed, "service");

    var next = supervisor(new Member(FakeServer.healthy("service", folder), List.of(), 0));

    assertThat(next.endOrphans()).containsExactly("service");
    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void answersItsCommandsOverTheControlAddress() throws Exception {
    var supervisor = supervisor(new Member(FakeServer.healthy("service", folder), List.of(), 0));
    try (var _ = ControlServer.open(supervisor, state, "http://127.0.0.1:8080")) {
      supervisor.start();
      var client = ControlClient.of(state).orElseThrow();

      client.part("service", "stop");
      assertThat(client.status().orElseThrow().parts().getFirst().state()).isEqualTo("stopped");
      assertThatThrownBy(() -> client.part("unknown", "stop")).hasMessage("no such part: unknown");
      client.down();
      supervisor.awaitStopAsked();
    }
    assertThat(ControlClient.of(state)).isEmpty();
  }
}
