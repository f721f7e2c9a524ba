package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.LoadFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An app's requests, over connections that are kept.
final class HttpLoad implements AutoCloseable {
  static final int CONNECTIONS = 128;

  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));
  private final Context loop = vertx.getOrCreateContext();
  private final HttpClient http;

  HttpLoad(int port) {
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxWaitQueueSize(-1),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /// What an answer was.
  record Answer(int status, MultiMap headers, Buffer body) {}

  /// Completes when the whole answer is there, and fails where its status is another one.
  ///
  /// @param body null where there is none
  CompletableFuture<Answer> send(
      HttpMethod method, String path, MultiMap headers, @Nullable Buffer body, int expectedStatus) {
    var answer = new CompletableFuture<Answer>();
    var options = new RequestOptions().setMethod(method).setURI(path).setHeaders(headers);
    // On the loop: parts of an answer that come before somebody listens would be lost.
    loop.runOnContext(_ ->
        http.request(options)
            .compose(request -> body == null ? request.send() : request.send(body))
            .compose(HttpLoad::whole)
            .onFailure(answer::completeExceptionally)
            .onSuccess(got -> {
              if (got.status() == expectedStatus) {
                answer.complete(got);
              } else {
                answer.completeExceptionally(
                    new LoadFailure(
                        "%s %s: %d %s".formatted(method, path, got.status(), got.body())));
              }
            }));
    return answer;
  }

  private static Future<Answer> whole(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body));
  }

  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (RuntimeException e) {
      throw new LoadFailure("the load's connections did not close", e);
    }
  }
}
