package dev.bouquet.room.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.protobuf.Timestamp;
import dev.bouquet.room.view.RoomView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes JSON into bytes.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int TYPICAL_BYTES = 1024;

  /// As rooms are written over REST.
  private static final ObjectWriter VIEWS =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build()
          .writer();

  private Json() {}

  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] object(Body body) {
    var out = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (var json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Who sent a gift; nothing where nobody may know.
  static void writeSender(JsonGenerator json, String id, String name) throws IOException {
    if (!id.isEmpty()) {
      json.writeStringField("senderId", id);
      json.writeStringField("senderName", name);
    }
  }

  /// A list of values that are encoded already.
  static void writeEncoded(JsonGenerator json, String name, List<byte[]> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    json.flush(); // what follows goes past the generator
    var out = (OutputStream) json.getOutputTarget();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(values.get(i));
    }
    json.writeEndArray();
  }

  /// A record of the package `view`.
  static void writeView(JsonGenerator json, String name, Record view) throws IOException {
    json.writeFieldName(name);
    VIEWS.writeValue(json, view);
  }

  static void writeTime(JsonGenerator json, String name, Timestamp at) throws IOException {
    json.writeStringField(name, RoomView.instant(at).toString());
  }

  /// Nothing where there is no text.
  static void writeText(JsonGenerator json, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }
}
