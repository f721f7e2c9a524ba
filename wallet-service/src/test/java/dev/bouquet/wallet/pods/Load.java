package dev.bouquet.wallet.pods;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.protobuf.ByteString;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceFutureStub;
import dev.bouquet.kit.id.Ids;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Charges sent to several pods at once, each remembered until its fate is known. Some are sent
/// twice, to two pods, and some ids once more with other fields, which must change nothing.
final class Load implements AutoCloseable {
  static final int PAYERS = 40;
  private static final int IN_FLIGHT = 64;
  private static final int AT_ONCE = 16;
  private static final long BETWEEN_CHARGES_MICROS = 1_000;
  private static final long DEADLINE_SECONDS = 4;
  private static final ByteString HASH = ByteString.copyFrom(new byte[32]);
  private static final ByteString OTHER_HASH =
      ByteString.copyFrom(new byte[31]).concat(ByteString.copyFrom(new byte[] {1}));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<UUID> payers;
  private final String room;
  private final Metadata headers = new Metadata();
  private final Map<Integer, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final Map<UUID, ChargeRequest> sent = new ConcurrentHashMap<>();
  private final Map<UUID, ChargeResponse> answered = new ConcurrentHashMap<>();
  private final List<UUID> poisonable = new ArrayList<>();
  private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger poisons = new AtomicInteger();
  private final Semaphore places = new Semaphore(IN_FLIGHT);
  private final Random random = new Random();

  Load(List<UUID> payers, String room, String token) {
    this.payers = payers;
    this.room = room;
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
  }

  private WalletServiceFutureStub at(int port) {
    var channel =
        channels.computeIfAbsent(
            port, to -> NettyChannelBuilder.forAddress("127.0.0.1", to).usePlaintext().build());
    return WalletServiceGrpc.newFutureStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// One charge, to one of the pods, and sometimes to two.
  void send(List<Integer> ports) throws InterruptedException {
    var request = charge(Ids.next(), payers.get(random.nextInt(payers.size())));
    var id = UUID.fromString(request.getChargeId());
    sent.put(id, request);
    send(id, request, ports.get(random.nextInt(ports.size())));
    if (random.nextInt(5) == 0) {
      send(id, request, ports.get(random.nextInt(ports.size())));
    }
    poisonable.add(id);
    var old = poisonable.get(random.nextInt(poisonable.size()));
    if (random.nextInt(5) == 0 && answered.containsKey(old)) {
      poison(old, ports.get(random.nextInt(ports.size())));
    }
  }

  private void send(UUID id, ChargeRequest request, int port) throws InterruptedException {
    call(request, port, response -> keep(id, response));
  }

  /// Asks for something else under an id that is decided.
  private void poison(UUID id, int port) throws InterruptedException {
    var other = charge(id, payers.get(random.nextInt(payers.size())));
    var poison = other.toBuilder().setRequestHash(OTHER_HASH).build();
    call(
        poison,
        port,
        response -> {
          poisons.incrementAndGet();
          if (!response.getRefused().getCode().equals("KEY_REUSED")) {
            wrongs.add("poison under %s was answered %s".formatted(id, response));
          }
        });
  }

  private void call(ChargeRequest request, int port, Consumer<ChargeResponse> whenAnswered)
      throws InterruptedException {
    places.acquire();
    TimeUnit.MICROSECONDS.sleep(BETWEEN_CHARGES_MICROS);
    Futures.addCallback(
        at(port).charge(request),
        new FutureCallback<>() {
          @Override
          public void onSuccess(ChargeResponse response) {
            whenAnswered.accept(response);
            places.release();
          }

          @Override
          public void onFailure(Throwable failure) {
            places.release();
          }
        },
        Runnable::run);
  }

  private void keep(UUID id, ChargeResponse response) {
    var before = answered.putIfAbsent(id, response);
    if (before != null && !sameFate(before, response)) {
      wrongs.add("two fates of %s: %s and %s".formatted(id, before, response));
    }
  }

  private static boolean sameFate(ChargeResponse one, ChargeResponse other) {
    return one.getAccepted().equals(other.getAccepted())
        && one.getRefused().equals(other.getRefused());
  }

  /// Sends every id again, answered or not, until each has been answered once more, the same.
  Map<UUID, ChargeResponse> settle(int port) throws InterruptedException, ExecutionException {
    places.acquire(IN_FLIGHT);
    places.release(IN_FLIGHT);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var settled = new ArrayList<Future<?>>();
      sent.forEach((id, request) ->
          settled.add(
              threads.submit(() -> {
                keep(id, askUntilAnswered(request, port, deadline));
                return null;
              })));
      for (var one : settled) {
        one.get();
      }
    }
    assertThat(wrongs).isEmpty();
    assertThat(poisons).as("poisons answered").hasPositiveValue();
    return answered;
  }

  private ChargeResponse askUntilAnswered(ChargeRequest request, int port, long deadline)
      throws InterruptedException {
    while (true) {
      try {
        return at(port).charge(request).get();
      } catch (ExecutionException e) {
        assertThat(e.getCause())
            .isInstanceOfSatisfying(
                StatusRuntimeException.class,
                failure ->
                    assertThat(failure.getStatus().getCode())
                        .isIn(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED));
        assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /// One charge that must be answered before its deadline.
  ChargeResponse chargeNow(UUID payer, int port) throws InterruptedException, ExecutionException {
    var request = charge(Ids.next(), payer);
    sent.put(UUID.fromString(request.getChargeId()), request);
    return at(port).charge(request).get();
  }

  int answered() {
    return answered.size();
  }

  private ChargeRequest charge(UUID id, UUID payer) {
    return ChargeRequest.newBuilder()
        .setChargeId(id.toString())
        .setPayerId(payer.toString())
        .setAmount(1 + random.nextInt(5))
        .setOrderingKey(room)
        .setRequestHash(HASH)
        .build();
  }

  static List<UUID> newPayers() {
    var payers = new ArrayList<UUID>();
    for (int i = 0; i < PAYERS; i++) {
      payers.add(UUID.randomUUID());
    }
    return payers;
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
