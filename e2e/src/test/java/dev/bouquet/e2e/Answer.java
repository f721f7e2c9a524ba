package dev.bouquet.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/// What the gateway answered.
record Answer(int status, JsonNode body, HttpResponse<String> response) {
  String code() {
    return body.path("code").asText();
  }

  String text(String field) {
    return body.path(field).asText();
  }

  long number(String field) {
    return body.path(field).asLong();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
