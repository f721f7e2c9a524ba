package dev.bouquet.gift.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Public: an app shows gifts before anybody logs in. The answer is written once at start, so
/// asking costs a copy of some bytes, or none where the client's `ETag` still holds.
@Path("/v1/gifts")
@PermitAll
class CatalogResource {
  private static final int TAG_BYTES = 16;

  private final byte[] body;
  private final EntityTag tag;
  private final String cacheControl;

  CatalogResource(Catalog catalog, ObjectMapper json, CatalogConfig config)
      throws JsonProcessingException {
    body = json.writeValueAsBytes(new Answer(catalog.version(), catalog.items()));
    tag = new EntityTag(HexFormat.of().formatHex(sha256(body), 0, TAG_BYTES));
    cacheControl = "public, max-age=" + config.maxAge().toSeconds();
  }

  record Answer(long version, List<Gift> items) {}

  @GET
  public Response list(@Context Request request) {
    var unchanged = request.evaluatePreconditions(tag);
    var answer = unchanged == null ? Response.ok(body, MediaType.APPLICATION_JSON) : unchanged;
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, cacheControl).build();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
