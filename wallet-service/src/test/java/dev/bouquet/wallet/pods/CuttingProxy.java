package dev.bouquet.wallet.pods;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a pod and its database, and cuts connections at the worst moment: when COMMIT has
/// been sent and its answer has not come back.
final class CuttingProxy implements AutoCloseable {
  private static final String COMMITTED = "COMMIT\0";

  private final ServerSocket entrance;
  private final int serverPort;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger cutsToMake = new AtomicInteger();
  private final AtomicInteger cutsMade = new AtomicInteger();

  CuttingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /// Cuts so many connections, each at its next COMMIT.
  void cut(int connections) {
    cutsToMake.addAndGet(connections);
  }

  int cutsMade() {
    return cutsMade.get();
  }

  private void accept() {
    try {
      while (true) {
        var pod = entrance.accept();
        threads.execute(() -> connect(pod));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void connect(Socket pod) {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      threads.execute(() -> pump(pod, server, false));
      pump(server, pod, true);
    } catch (IOException e) {
      close(pod);
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    var buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && isCommitted(buffer, read) && takeCut()) {
          cutsMade.incrementAndGet();
          return; // it is done, and nobody is told
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // one side is gone
    }
  }

  private boolean takeCut() {
    return cutsToMake.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  /// Answers to other commands are longer, or do not have the word.
  private static boolean isCommitted(byte[] bytes, int length) {
    return length < 256 && new String(bytes, 0, length, US_ASCII).contains(COMMITTED);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
