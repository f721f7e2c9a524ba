package dev.bouquet.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bouquet.local.demo.Gift.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/// Sends gifts in an open loop: each at its time, whether or not those before it have been
/// answered.
///
/// What gets no answer, or the answer to come again, is sent again with the same key, as a real app
/// does; its latency goes on counting.
final class GiftSender {
  private static final int DIGITS = 3;
  private static final int MOST_IN_FLIGHT = 2_000;

  /// Requests that are repeated at the same moment: what has piled up while a service was away must
  /// not keep it busy with answers that come too late.
  private static final int MOST_RETRYING = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LAST_PATIENCE = Duration.ofMinutes(1);

  private final Api api;
  private final Recorder latencyMicros = new Recorder(DIGITS);
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
  private final Semaphore retrying = new Semaphore(MOST_RETRYING);

  GiftSender(Api api) {
    this.api = api;
  }

  /// Returns when the last gift has its fate, or none within its patience.
  void send(List<Gift> gifts, int perSecond) throws InterruptedException {
    var open = new CountDownLatch(gifts.size());
    long start = System.nanoTime();
    for (var gift : gifts) {
      long intended = start + gift.index() * TimeUnit.SECONDS.toNanos(1) / perSecond;
      for (long wait = intended - System.nanoTime();
          wait > 0;
          wait = intended - System.nanoTime()) {
        LockSupport.parkNanos(wait);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      inFlight.acquire();
      gift.sending(intended, System.nanoTime());
      Thread.ofVirtual()
          .start(() -> {
            try {
              settle(gift, PATIENCE);
            } finally {
              inFlight.release();
              open.countDown();
            }
          });
    }
    open.await();
  }

  /// Finds out what became of gifts that nobody has answered, by asking again with their keys.
  void resolve(List<Gift> gifts) throws InterruptedException {
    var unknown = gifts.stream().filter(gift -> gift.outcome() instanceof Outcome.Unknown).toList();
    Parallel.map(
        unknown,
        gift -> {
          settle(gift, LAST_PATIENCE);
          return gift;
        });
  }

  private void settle(Gift gift, Duration patience) {
    Outcome outcome;
    try {
      outcome = insist(gift, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = new Outcome.Unknown("interrupted");
    } catch (RuntimeException e) {
      outcome = new Outcome.Unknown(String.valueOf(e.getMessage()));
    }
    gift.settle(outcome);
    switch (outcome) {
      case Outcome.Accepted _ -> accepted.increment();
      case Outcome.Refused _ -> refused.increment();
      case Outcome.Unknown _ -> {
        return;
      }
    }
    latencyMicros.recordValue(
        TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - gift.intendedNanos()));
  }

  /// @param asked how long the server wants to be left alone
  private record Answer(Outcome outcome, long asked) {}

  private Outcome insist(Gift gift, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    var retry = new Retry();
    var answer = ask(gift);
    while (answer.outcome() instanceof Outcome.Unknown) {
      Thread.sleep(retry.delayMillis(answer.asked()));
      long left = deadline - System.nanoTime();
      if (left < 0 || !retrying.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        break;
      }
      try {
        retries.increment();
        answer = ask(gift);
      } finally {
        retrying.release();
      }
    }
    return answer.outcome();
  }

  private Answer ask(Gift gift) throws InterruptedException {
    var body =
        Api.JSON.createObjectNode().put("giftId", gift.giftId()).put("quantity", gift.quantity());
    if (gift.comboId() != null) {
      body.put("comboId", gift.comboId().toString());
    }
    var url = api.url("/v1/rooms/" + gift.sender().stage().roomId() + "/gifts");
    try {
      var token = gift.sender().person().token();
      var response = api.send(Api.Call.post(url, token, gift.key(), body));
      return new Answer(outcome(response), retryAfterMillis(response));
    } catch (IOException e) {
      return new Answer(new Outcome.Unknown(e.toString()), 0);
    }
  }

  private static Outcome outcome(HttpResponse<String> response) throws JsonProcessingException {
    var body = response.body();
    return switch (response.statusCode()) {
      case 201 -> new Outcome.Accepted(Api.JSON.readTree(body).get("coins").asLong());
      case 409, 429, 500, 502, 503, 504 -> new Outcome.Unknown(response.statusCode() + " " + body);
      default -> new Outcome.Refused(code(response));
    };
  }

  private static String code(HttpResponse<String> response) {
    try {
      return Api.JSON
          .readTree(response.body())
          .path("code")
          .asText("HTTP_" + response.statusCode());
    } catch (JsonProcessingException e) {
      return "HTTP_" + response.statusCode();
    }
  }

  private static long retryAfterMillis(HttpResponse<String> response) {
    return TimeUnit.SECONDS.toMillis(response.headers().firstValueAsLong("Retry-After").orElse(0));
  }

  Recorder latencyMicros() {
    return latencyMicros;
  }

  long accepted() {
    return accepted.sum();
  }

  long refused() {
    return refused.sum();
  }

  long retries() {
    return retries.sum();
  }

  int inFlight() {
    return MOST_IN_FLIGHT - inFlight.availablePermits();
  }
}
