package dev.bouquet.payout.support;

import static io.restassured.RestAssured.given;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftPart;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Charges for tests, and what creators and the schema's owner do.
public final class Gifts {
  private Gifts() {}

  /// Charged by the wallet, not published.
  public static Charged charge(UUID creator, long coins, int basisPoints) {
    return WalletProcess.WALLET.commit(gift(creator, coins, basisPoints));
  }

  /// Charged and published.
  public static Charged send(UUID creator, long coins) {
    var charged = charge(creator, coins, 5_000);
    publish(charged);
    return charged;
  }

  public static Charged.Builder gift(UUID creator, long coins, int basisPoints) {
    var room = UUID.randomUUID().toString();
    var context =
        GiftContext.newBuilder()
            .setGiftId("rose")
            .setQuantity(1)
            .setUnitPrice(coins)
            .setCoins(coins)
            .setRoomId(room)
            .setReceiverId(creator.toString())
            .setSharePolicyVersion(1)
            .setShareBasisPoints(basisPoints)
            .build();
    return charged(coins, room).setContext(Any.pack(context));
  }

  /// Shared by several; the first part's receiver is the gift's.
  public static Charged.Builder gift(List<GiftPart> parts) {
    long coins = parts.stream().mapToLong(GiftPart::getCoins).sum();
    var room = UUID.randomUUID().toString();
    var context =
        GiftContext.newBuilder()
            .setGiftId("rose")
            .setQuantity(1)
            .setUnitPrice(coins)
            .setCoins(coins)
            .setRoomId(room)
            .setReceiverId(parts.getFirst().getReceiverId())
            .setShareBasisPoints(1)
            .addAllParts(parts)
            .build();
    return charged(coins, room).setContext(Any.pack(context));
  }

  public static GiftPart part(UUID creator, long coins, int basisPoints) {
    return GiftPart.newBuilder()
        .setReceiverId(creator.toString())
        .setCoins(coins)
        .setSharePolicyVersion(1)
        .setShareBasisPoints(basisPoints)
        .build();
  }

  /// Coins spent on something that is no gift.
  public static Charged.Builder charged(long coins, String orderingKey) {
    return Charged.newBuilder()
        .setChargeId(Ids.next().toString())
        .setPayerId(UUID.randomUUID().toString())
        .setAmount(coins)
        .setOrderingKey(orderingKey)
        .setChargedAt(Timestamp.newBuilder().setSeconds(1_760_000_000));
  }

  /// As the wallet writes it.
  public static byte[] event(Charged charged) {
    return ChargeEvent.newBuilder().setCharged(charged).build().toByteArray();
  }

  public static byte[] event(ChargeReversed reversed) {
    return ChargeEvent.newBuilder().setReversed(reversed).build().toByteArray();
  }

  public static void publish(Charged... charges) {
    for (var charged : charges) {
      publish(charged.getOrderingKey(), event(charged));
    }
  }

  public static void publish(String orderingKey, byte[] event) {
    Map<String, Object> settings = Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var _ = producer.send(new ProducerRecord<>("charges.v1", orderingKey, event));
      producer.flush();
    }
  }

  public static String token(UUID creator) {
    return SuiteResource.issuer().personToken(creator, "creator", "creator");
  }

  public static Response earnings(UUID creator) {
    return given().auth().oauth2(token(creator)).get("/v1/earnings");
  }

  public static long giftsOf(UUID creator) {
    return earnings(creator).jsonPath().getLong("gifts");
  }

  /// As who may change what the service itself cannot.
  public static Connection asOwner() throws SQLException {
    return DriverManager.getConnection(
        SuiteResource.jdbcUrl("payout"), "payout_owner", "payout_owner");
  }

  public static Connection asService() throws SQLException {
    return DriverManager.getConnection(SuiteResource.jdbcUrl("payout"), "payout", "payout");
  }
}
