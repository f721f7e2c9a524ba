package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.bouquet.contracts.room.v1.RoomEvent.EventCase;
import dev.bouquet.contracts.room.v1.ServerFrame;
import dev.bouquet.contracts.room.v1.ServerFrame.FrameCase;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.StreamExamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// docs/asyncapi.yaml says what the service does: its examples are what the encoder writes and the
/// parser reads, and all of them are as its schemas want them.
class AsyncApiTest {
  private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_CLIENTS = Set.of("auth", "join", "like");

  private static JsonNode api;

  @BeforeAll
  static void read() throws IOException {
    api = new YAMLMapper().readTree(FILE.toFile());
  }

  @Test
  void everyExampleIsAsItsSchemaWantsIt() {
    for (var message : api.path("components").path("messages").properties()) {
      for (var example : message.getValue().path("examples")) {
        var schema = schema(api.path("components").path("schemas"), message.getKey());
        assertThat(schema.validate(example.path("payload")))
            .as(example.path("name").asText())
            .isEmpty();
      }
    }
  }

  @Test
  void schemasRefuseWhatIsNoFrame() throws IOException {
    var schemas = api.path("components").path("schemas");
    for (var name : Set.of("joined", "batch", "live", "bye", "join", "like")) {
      assertThat(
              schema(schemas, name).validate(JSON.readTree("{\"t\":\"" + name + "\",\"seq\":1}")))
          .as(name)
          .isNotEmpty();
    }
  }

  @Test
  void examplesOfTheServerAreWhatItWrites() throws IOException {
    var written = new LinkedHashMap<String, JsonNode>();
    for (var frame : StreamExamples.frames(Codec.JSON).entrySet()) {
      written.put(frame.getKey(), JSON.readTree(frame.getValue()));
    }
    assertThat(JSON.readTree(JSON.writeValueAsBytes(examples(false))))
        .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(written)));
  }

  @Test
  void examplesOfTheClientAreWhatItReads() {
    assertThat(examples(true).values())
        .hasSize(4)
        .allSatisfy(example ->
            assertThat(ClientFrame.parse(example.toString()))
                .isNotInstanceOfAny(ClientFrame.Unknown.class, ClientFrame.Malformed.class));
  }

  @Test
  void examplesShowEveryFrameAndEveryEvent() throws IOException {
    var frames = EnumSet.of(FrameCase.FRAME_NOT_SET);
    var events = EnumSet.of(EventCase.COMMAND_DONE);
    for (var bytes : StreamExamples.frames(Codec.PROTO).values()) {
      var frame = ServerFrame.parseFrom(bytes);
      frames.add(frame.getFrameCase());
      frame.getBatch().getEventsList().forEach(event -> events.add(event.getEventCase()));
      frame.getLive().getEventsList().forEach(event -> events.add(event.getEventCase()));
    }
    assertThat(frames).containsExactlyInAnyOrder(FrameCase.values());
    assertThat(events).containsExactlyInAnyOrder(EventCase.values());
  }

  @Test
  void nothingSecretIsShownInEitherCodec() {
    assertThat(StreamExamples.frames(Codec.JSON).values()).noneMatch(AsyncApiTest::tellsASecret);
    assertThat(StreamExamples.frames(Codec.PROTO).values()).noneMatch(AsyncApiTest::tellsASecret);
  }

  private static boolean tellsASecret(byte[] frame) {
    return new String(frame, StandardCharsets.ISO_8859_1).contains("secret");
  }

  private static Map<String, JsonNode> examples(boolean ofClients) {
    var examples = new LinkedHashMap<String, JsonNode>();
    for (var message : api.path("components").path("messages").properties()) {
      if (OF_CLIENTS.contains(message.getKey()) == ofClients) {
        message
            .getValue()
            .path("examples")
            .forEach(e -> examples.put(e.path("name").asText(), e.path("payload")));
      }
    }
    return examples;
  }

  /// The file's schemas refer to each other, so each is looked at as part of the whole.
  private static JsonSchema schema(JsonNode schemas, String name) {
    var document = JSON.createObjectNode();
    document.putObject("components").set("schemas", schemas);
    document.put("$ref", "#/components/schemas/" + name);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(
            document, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}
