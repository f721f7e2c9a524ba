package dev.bouquet.wallet;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceBlockingStub;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceFutureStub;
import dev.bouquet.kit.test.SuiteResource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// People with wallets, and other services that charge them.
final class Wallets {
  static final ManagedChannel CHANNEL =
      NettyChannelBuilder.forAddress(
              "127.0.0.1",
              ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class))
          .usePlaintext()
          .build();

  private static final UUID OSCAR = UUID.randomUUID();

  private Wallets() {}

  record Person(UUID id, String token) {
    static Person viewer() {
      var id = UUID.randomUUID();
      return new Person(id, SuiteResource.issuer().personToken(id, "vera", "viewer"));
    }

    /// A viewer who bought coins and has them.
    static Person with1000Coins() {
      var person = viewer();
      person
          .request()
          .header("Idempotency-Key", UUID.randomUUID())
          .body("{\"packId\":\"coins-1000\"}")
          .post("/v1/wallet/top-ups")
          .then()
          .statusCode(201);
      await().atMost(Duration.ofSeconds(20)).until(() -> person.balance() == 1000);
      return person;
    }

    RequestSpecification request() {
      return given().auth().oauth2(token).contentType("application/json");
    }

    long balance() {
      return request()
          .get("/v1/wallet")
          .then()
          .statusCode(200)
          .extract()
          .jsonPath()
          .getLong("balance");
    }
  }

  static WalletServiceBlockingStub asGiftService() {
    return withToken(
        WalletServiceGrpc.newBlockingStub(CHANNEL),
        SuiteResource.issuer().serviceToken("wallet-charge"));
  }

  static WalletServiceFutureStub asGiftServiceAsync() {
    return withToken(
        WalletServiceGrpc.newFutureStub(CHANNEL),
        SuiteResource.issuer().serviceToken("wallet-charge"));
  }

  static WalletServiceBlockingStub asAuditor() {
    return withToken(
        WalletServiceGrpc.newBlockingStub(CHANNEL), SuiteResource.issuer().serviceToken("audit"));
  }

  static WalletServiceBlockingStub asWhoReverses() {
    return withToken(
        WalletServiceGrpc.newBlockingStub(CHANNEL),
        SuiteResource.issuer().serviceToken("wallet-reverse"));
  }

  static WalletServiceBlockingStub asReader() {
    return withToken(
        WalletServiceGrpc.newBlockingStub(CHANNEL),
        SuiteResource.issuer().serviceToken("wallet-read"));
  }

  static RequestSpecification asOperator() {
    return given()
        .auth()
        .oauth2(SuiteResource.issuer().personToken(OSCAR, "oscar", "operator"))
        .contentType("application/json");
  }

  static WalletServiceBlockingStub anonymous() {
    return WalletServiceGrpc.newBlockingStub(CHANNEL);
  }

  static <S extends io.grpc.stub.AbstractStub<S>> S withToken(S stub, String token) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /// A request whose hash stands for `what` was asked by the payer.
  static ChargeRequest.Builder charge(UUID id, UUID payer, long amount, String what) {
    return ChargeRequest.newBuilder()
        .setChargeId(id.toString())
        .setPayerId(payer.toString())
        .setAmount(amount)
        .setOrderingKey("room-1")
        .setRequestHash(hash(payer + what))
        .setContext(Any.pack(StringValue.of(what)));
  }

  static ByteString hash(String text) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
