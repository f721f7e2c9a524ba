package dev.bouquet.kit.http;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The id under which a request is found in the logs: the trace id of its `traceparent` header (W3C
/// Trace Context), or a new one.
public final class TraceId {
  private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-..");
  private static final String KEY = TraceId.class.getName();

  private TraceId() {}

  public static String of(RoutingContext request) {
    String known = request.get(KEY);
    if (known == null) {
      known = fromHeader(request.request().getHeader("traceparent"));
      request.put(KEY, known);
    }
    return known;
  }

  private static String fromHeader(String header) {
    var matcher = TRACEPARENT.matcher(header == null ? "" : header);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    var bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
