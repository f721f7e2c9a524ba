package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.address.Target;
import dev.bouquet.gift.webhook.signing.Secret;
import dev.bouquet.gift.webhook.signing.Signature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Sends signed messages: each over a connection of its own to the address that was checked, with
/// the URL's host as SNI, certificate name and `Host`. Redirects are answers like any other. Of an
/// answer only the status counts; of the rest a bounded part is read, to let the target finish.
@ApplicationScoped
class TargetClient {
  private final SendingConfig config;
  private final Clock clock;
  private final HttpClient http;

  @Inject
  TargetClient(Vertx vertx, SendingConfig config, Clock clock) {
    this(vertx, config, clock, new HttpClientOptions());
  }

  TargetClient(Vertx vertx, SendingConfig config, Clock clock, HttpClientOptions options) {
    this.config = config;
    this.clock = clock;
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    this.http =
        vertx.createHttpClient(
            options
                .setKeepAlive(false)
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS),
            new PoolOptions()
                .setHttp1MaxSize(config.maxTargetsCount() * config.maxPerTargetCount()));
  }

  @PreDestroy
  void close() {
    var _ = http.close();
  }

  /// Takes at most as long as both timeouts; meant for virtual threads.
  Outcome send(Target target, List<Secret> secrets, UUID id, String body) {
    try {
      int status =
          http.request(requestTo(target, secrets, id, body))
              .compose(request -> ask(request, body))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return Outcome.answered(status);
    } catch (CompletionException e) {
      return Outcome.failed(reason(e.getCause()));
    }
  }

  private RequestOptions requestTo(Target target, List<Secret> secrets, UUID id, String body) {
    var now = clock.instant();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(
            SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.isSecure())
        .setURI(target.requestUri())
        .setConnectTimeout(config.connectTimeout().toMillis())
        .putHeader("content-type", "application/json")
        .putHeader("user-agent", "Bouquet-Webhooks/1")
        .putHeader("webhook-id", id.toString())
        .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .putHeader("webhook-signature", Signature.of(secrets, id.toString(), now, body));
  }

  private Future<Integer> ask(HttpClientRequest request, String body) {
    return request
        .send(body)
        .compose(answer -> rest(answer).map(_ -> answer.statusCode()))
        .timeout(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(_ -> request.connection().close());
  }

  private Future<Void> rest(HttpClientResponse answer) {
    var done = Promise.<Void>promise();
    var left =
        new Object() {
          long bytes = config.maxAnswerBytes();
        };
    answer
        .handler(part -> {
          left.bytes -= part.length();
          if (left.bytes < 0) {
            var _ = done.tryComplete();
          }
        })
        .endHandler(_ -> done.tryComplete())
        .exceptionHandler(_ -> done.tryComplete());
    return done.future();
  }

  private static String reason(Throwable cause) {
    return switch (cause) {
      case TimeoutException _ -> "The target did not answer in time.";
      case ConnectException _ -> "The target takes no connection.";
      case SSLException _ -> "The target's TLS certificate is not trusted, or TLS failed.";
      default -> "The connection to the target failed.";
    };
  }
}
