package dev.bouquet.bench.rooms;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.local.parts.ChildProcess;
import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.RecordedProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// nginx with nchan on a free port of loopback. One worker: more would have to pass each message on
/// to each other.
final class NchanProcess implements AutoCloseable {
  /// Viewers who have just left are still there for a moment.
  private static final int MOST_CONNECTIONS = 3 * RoomCase.MANY;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 50;

  private final ChildProcess child;
  private final int port;

  private NchanProcess(ChildProcess child, int port) {
    this.child = child;
    this.port = port;
  }

  static NchanProcess start(NchanInstallation nchan, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port = Ports.free();
    var settings = folder.resolve("nginx.conf");
    Files.writeString(settings, settings(nchan, folder, port));
    var command =
        List.of(nchan.nginx().toString(), "-p", folder.toString(), "-c", settings.toString());
    var log = folder.resolve("nchan.log");
    var child =
        ChildProcess.start("nchan", Launch.of(command, folder), log, RecordedProcesses.in(folder));
    var process = new NchanProcess(child, port);
    process.awaitReady(log);
    return process;
  }

  /// A message buffer that no event falls out of, and no more waiting for disks and logs than
  /// room-service does.
  private static String settings(NchanInstallation nchan, Path folder, int port) {
    return """
    load_module %1$s;
    daemon off;
    user %2$s;
    worker_processes 1;
    worker_rlimit_nofile %3$d;
    pid %4$s/nginx.pid;
    error_log %4$s/error.log crit;
    events { worker_connections %3$d; }
    http {
      access_log off;
      keepalive_requests 1000000000;
      client_body_temp_path %4$s/body;
      proxy_temp_path %4$s/proxy;
      fastcgi_temp_path %4$s/fastcgi;
      uwsgi_temp_path %4$s/uwsgi;
      scgi_temp_path %4$s/scgi;
      client_body_buffer_size 64k;
      tcp_nodelay on;
      nchan_shared_memory_size 1g;
      server {
        listen 127.0.0.1:%5$d;
        location ~ ^/publish/(.+)$ {
          nchan_publisher http;
          nchan_channel_id $1;
          nchan_message_buffer_length 1000;
          nchan_message_timeout 5s;
        }
        location ~ ^/watch/(.+)$ {
          nchan_subscriber websocket;
          nchan_channel_id $1;
          nchan_subscriber_first_message newest;
        }
      }
    }
    """
        .formatted(nchan.module(), System.getProperty("user.name"), MOST_CONNECTIONS, folder, port);
  }

  int port() {
    return port;
  }

  long pid() {
    return child.pid();
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Ports.taken(port)) {
      if (!child.alive() || System.nanoTime() - deadline > 0) {
        close();
        throw new LoadFailure("nginx did not become ready: " + Files.readString(log).strip());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /// Asks it, so that its worker ends as well.
  @Override
  public void close() {
    try {
      child.stop(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
