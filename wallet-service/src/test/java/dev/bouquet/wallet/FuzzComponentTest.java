package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asOperator;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.CaptureRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.GetBalanceRequest;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListTransactionsRequest;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.VerifyLedgerRequest;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// Good requests, damaged at random: whatever comes of it, it is never the server's fault. The seed
/// is printed where it is.
@WalletComponent
class FuzzComponentTest {
  private static final int DAMAGES = 60;
  private static final String WALLET = "bouquet.wallet.v1.WalletService/";

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  private record Call(RequestSpecification caller, Method method, String path, String body) {}

  @Test
  void damagedJsonIsTheClientsFault() {
    var person = Person.viewer();
    var id = person.id();
    var calls =
        List.of(
            new Call(
                person.request(),
                Method.POST,
                "/v1/wallet/top-ups",
                "{\"packId\":\"coins-1000\",\"country\":\"US\",\"provider\":\"sandbox\"}"),
            new Call(
                person.request(),
                Method.PUT,
                "/v1/wallet/limits",
                "{\"gift\":5,\"day\":100,\"zone\":\"Europe/Lisbon\"}"),
            new Call(person.request(), Method.POST, "/v1/wallet/closure", "{\"forfeit\":1}"),
            new Call(
                asOperator(),
                Method.PUT,
                "/v1/admin/wallets/" + id + "/status",
                "{\"status\":\"OPEN\",\"reason\":\"a test\"}"),
            new Call(
                asOperator(),
                Method.POST,
                "/v1/admin/adjustments",
                "{\"ownerId\":\"" + id + "\",\"amount\":5,\"reason\":\"a test\"}"),
            new Call(
                asOperator(),
                Method.POST,
                "/v1/admin/top-ups/" + UUID.randomUUID() + "/refunds",
                "{\"amount\":5,\"reason\":\"a test\"}"));
    for (int i = 0; i < DAMAGES; i++) {
      for (var call : calls) {
        var body = damaged(call.body().getBytes(StandardCharsets.UTF_8));
        var answer =
            given()
                .spec(call.caller())
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .request(call.method(), call.path());
        assertThat(answer.statusCode())
            .as("seed %d, %s %s", seed, call, new String(body, StandardCharsets.ISO_8859_1))
            .isLessThan(500);
      }
    }
  }

  @Test
  void damagedProtobufIsTheClientsFault() {
    var id = UUID.randomUUID().toString();
    var hash = Wallets.hash("x");
    var charge = Wallets.charge(UUID.randomUUID(), UUID.randomUUID(), 5, "rose").build();
    var position = Position.newBuilder().setSlot(1).setEpoch(2).setSeq(3);
    Map<String, Message> requests =
        Map.ofEntries(
            entry("Charge", charge),
            entry("ChargeBatch", ChargeBatchRequest.newBuilder().addCharges(charge).build()),
            entry(
                "Hold",
                HoldRequest.newBuilder()
                    .setHoldId(id)
                    .setRequestHash(hash)
                    .setPayerId(id)
                    .setAmount(5)
                    .setTimeoutSeconds(9)
                    .build()),
            entry(
                "Capture",
                CaptureRequest.newBuilder()
                    .setCaptureId(id)
                    .setRequestHash(hash)
                    .setHoldId(id)
                    .setOrderingKey("k")
                    .build()),
            entry(
                "Release",
                ReleaseRequest.newBuilder()
                    .setReleaseId(id)
                    .setRequestHash(hash)
                    .setHoldId(id)
                    .build()),
            entry(
                "Reverse",
                ReverseRequest.newBuilder()
                    .setReversalId(id)
                    .setRequestHash(hash)
                    .setChargeId(id)
                    .build()),
            entry(
                "GetBalance", GetBalanceRequest.newBuilder().setOwnerId(id).setVersion(3).build()),
            entry("ListTransactions", ListTransactionsRequest.newBuilder().setOwnerId(id).build()),
            entry("AuditCharges", AuditChargesRequest.newBuilder().addUpTo(position).build()),
            entry(
                "ListCharges",
                ListChargesRequest.newBuilder().setSlot(1).setEpoch(2).setUpToSeq(9).build()),
            entry("VerifyLedger", VerifyLedgerRequest.newBuilder().setMostFindings(3).build()));
    for (int i = 0; i < DAMAGES; i++) {
      requests.forEach((method, request) -> {
        var damaged = damaged(request.toByteArray());
        var status = call(WALLET + method, damaged);
        if (isMessage(request, damaged)) {
          assertThat(status)
              .as("seed %d, %s of %s", seed, method, Arrays.toString(damaged))
              .isNotIn(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.UNAVAILABLE);
        } else {
          assertThat(status)
              .as("seed %d, %s of %s", seed, method, Arrays.toString(damaged))
              .isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
      });
    }
  }

  /// Else anybody could fill the log.
  @Test
  void whatIsNoMessageIsRefusedQuietly() {
    var logged = new ConcurrentLinkedQueue<String>();
    var listening =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getLevel() + " " + record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    listening.setLevel(Level.WARNING);
    Logger.getLogger("").addHandler(listening);
    try {
      for (var method : List.of(WALLET + "Charge", "grpc.health.v1.Health/Check")) {
        assertThat(call(method, new byte[] {1, 2, 3})).isEqualTo(Status.Code.INVALID_ARGUMENT);
      }
    } finally {
      Logger.getLogger("").removeHandler(listening);
    }

    assertThat(logged).isEmpty();
  }

  private static boolean isMessage(Message kind, byte[] bytes) {
    try {
      kind.getParserForType().parseFrom(bytes);
      return true;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static Status.Code call(String method, byte[] request) {
    var token =
        SuiteResource.issuer()
            .serviceToken("wallet-charge", "wallet-reverse", "wallet-read", "audit");
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    var descriptor =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .setRequestMarshaller(new Raw())
            .setResponseMarshaller(new Raw())
            .build();
    try {
      ClientCalls.blockingUnaryCall(
          ClientInterceptors.intercept(
              Wallets.CHANNEL, MetadataUtils.newAttachHeadersInterceptor(headers)),
          descriptor,
          CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
          request);
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  /// Flips, cuts, repeats or inserts some bytes.
  private byte[] damaged(byte[] good) {
    var bytes = new ByteArrayOutputStream();
    int at = random.nextInt(good.length);
    bytes.write(good, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> {} // cut
      case 1 -> {
        bytes.write(random.nextInt(256));
        bytes.write(good, at + 1, good.length - at - 1);
      }
      case 2 -> {
        for (int i = random.nextInt(20); i >= 0; i--) {
          bytes.write(random.nextInt(256));
        }
        bytes.write(good, at, good.length - at);
      }
      default -> {
        bytes.write(good, 0, good.length);
        bytes.write(good, at, good.length - at);
      }
    }
    return bytes.toByteArray();
  }

  private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
