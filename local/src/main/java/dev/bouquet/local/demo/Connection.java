package dev.bouquet.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a viewer. Puts messages together and hands them over in order.
final class Connection implements WebSocket.Listener {
  private final Viewer viewer;
  private final StringBuilder text = new StringBuilder();
  private volatile long retryAfterMillis;
  private volatile @Nullable WebSocket socket;
  private CompletableFuture<?> said = CompletableFuture.completedFuture(null);

  Connection(Viewer viewer) {
    this.viewer = viewer;
  }

  /// One after the other: a socket takes the next message only when the last one has gone.
  synchronized void say(String message) {
    said = said.thenCompose(_ -> send(message));
  }

  private CompletableFuture<?> send(String message) {
    var open = socket;
    return open == null ? CompletableFuture.completedFuture(null) : open.sendText(message, true);
  }

  void retryAfter(long millis) {
    retryAfterMillis = millis;
  }

  void abort() {
    var open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      long now = System.nanoTime();
      var message = text.toString();
      text.setLength(0);
      try {
        viewer.frame(this, Api.JSON.readTree(message), now);
      } catch (JsonProcessingException e) {
        from.abort();
        viewer.ended(this, retryAfterMillis);
        return null;
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    viewer.ended(this, retryAfterMillis);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    viewer.ended(this, retryAfterMillis);
  }
}
