package dev.bouquet.gift.support;

import static io.restassured.RestAssured.given;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A viewer with coins, a creator with a room, and what they do.
public final class Show {
  public final UUID viewerId = UUID.randomUUID();
  public final UUID hostId = UUID.randomUUID();
  public final UUID roomId = Ids.next();

  /// A room that room-service knows in this state; the topic `rooms.v1` says nothing of it.
  public static Show inRoom(RoomStatus status, long version) {
    return inRoom(status, version, UnaryOperator.identity());
  }

  /// @param more what else the room's record says
  public static Show inRoom(RoomStatus status, long version, UnaryOperator<Room.Builder> more) {
    var show = new Show();
    OtherServices.ROOMS.put(more.apply(show.room(status, version).toBuilder()).build());
    OtherServices.WALLET.setBalance(show.viewerId.toString(), 1_000);
    return show;
  }

  public static Show live() {
    return inRoom(RoomStatus.ROOM_STATUS_LIVE, 2);
  }

  public Room room(RoomStatus status, long version) {
    return Room.newBuilder()
        .setRoomId(roomId.toString())
        .setHostId(hostId.toString())
        .setHostName("host")
        .setTitle("Show")
        .setStatus(status)
        .setVersion(version)
        .build();
  }

  /// Says so on `rooms.v1`.
  public void publish(RoomStatus status, long version) {
    publish("rooms.v1", roomId.toString(), room(status, version).toByteArray());
  }

  public static void publish(String topic, String key, byte[] value) {
    Map<String, Object> settings = Map.of("bootstrap.servers", SuiteResource.kafkaBootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  public String viewerToken() {
    return SuiteResource.issuer().personToken(viewerId, "ann", "viewer");
  }

  public RequestSpecification asViewer() {
    return given().contentType(ContentType.JSON).auth().oauth2(viewerToken());
  }

  public Response send(UUID key, String body) {
    return asViewer()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/rooms/{room}/gifts", roomId);
  }

  public Response sendRose(UUID key) {
    return send(key, "{\"giftId\":\"rose\"}");
  }

  public long balance() {
    return OtherServices.WALLET.balance(viewerId.toString());
  }
}
