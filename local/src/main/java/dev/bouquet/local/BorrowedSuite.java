package dev.bouquet.local;

import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.suite.SuitePorts;
import dev.bouquet.local.supervisor.ControlClient;
import dev.bouquet.local.supervisor.StateFolder;
import dev.bouquet.local.supervisor.Supervisor.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A running suite for the time of one command: the one that runs already, or one that is started
/// now and stopped at the end, also when the end is Ctrl-C.
final class BorrowedSuite implements AutoCloseable {
  private final SuitePorts ports;
  private final Runnable stop;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private BorrowedSuite(SuitePorts ports, Runnable stop) {
    this.ports = ports;
    this.stop = stop;
  }

  static BorrowedSuite of(SuiteOptions options, PrintStream out)
      throws IOException, InterruptedException {
    var running = running(options.state());
    return running == null ? started(options, out) : new BorrowedSuite(running, () -> {});
  }

  /// Its ports are its own, whatever the options say now.
  static @Nullable SuitePorts running(StateFolder state) throws IOException, InterruptedException {
    var client = ControlClient.of(state);
    if (client.isEmpty()) {
      return null;
    }
    return client
        .get()
        .status()
        .filter(status -> status.phase() == Phase.RUNNING)
        .map(status -> new SuitePorts(URI.create(status.url()).getPort()))
        .orElse(null);
  }

  private static BorrowedSuite started(SuiteOptions options, PrintStream out)
      throws IOException, InterruptedException {
    var state = options.state();
    var lock = state.lock();
    if (lock.isEmpty()) {
      throw new PartFailure(
          "Bouquet is just starting or stopping with the state in " + state.path());
    }
    lock.get().channel().close();
    int status = new DetachedLauncher(state, options.asArguments()).startAndFollow(out);
    if (status != 0) {
      throw new PartFailure("the suite could not be started, see " + state.log("launcher"));
    }
    var suite = new BorrowedSuite(options.ports(), () -> stop(state, out));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(suite::close));
    return suite;
  }

  private static void stop(StateFolder state, PrintStream out) {
    try {
      out.println("Stopping the suite ...");
      if (DownCommand.askToStop(state)) {
        DownCommand.awaitLock(state).channel().close();
      }
    } catch (IOException e) {
      out.println("bouquet: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  SuitePorts ports() {
    return ports;
  }

  @Override
  public void close() {
    if (stopped.compareAndSet(false, true)) {
      stop.run();
    }
  }
}
