package dev.bouquet.wallet.payment.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// As much of Stripe as the wallet talks to: `POST /v1/checkout/sessions`, `POST /v1/refunds` and
/// `GET /v1/events` with forms, idempotency keys, pages and errors as its API reference describes
/// them, and the signatures of its webhooks.
public final class FakeStripe implements AutoCloseable {
  public static final String API_KEY = "sk_test_fake";
  public static final String WEBHOOK_SECRET = "whsec_fake";
  private static final Set<String> CURRENCIES = Set.of("usd", "eur", "gbp", "jpy", "brl");

  private final HttpServer server;
  private final Map<String, Session> byKey = new ConcurrentHashMap<>();
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();

  private final Map<String, Long> payments = new ConcurrentHashMap<>();
  private final Map<String, String> refundsByKey = new ConcurrentHashMap<>();
  private final Deque<String> told = new ConcurrentLinkedDeque<>();

  private record Failure(int status, String type) {}

  @FunctionalInterface
  private interface Creation {
    void create(HttpExchange exchange, @Nullable String key, Map<String, String> params)
        throws IOException;
  }

  /// @param params the form's fields by their names, e.g. `line_items[0][quantity]`
  public record Session(String id, Map<String, String> params) {
    public @Nullable String param(String name) {
      return params.get(name);
    }

    String json(String paymentStatus) {
      return """
      {"id": "%s", "object": "checkout.session", "amount_total": %s, "currency": "%s", "client_reference_id": "%s",
       "metadata": {"top_up_id": "%s"}, "mode": "payment", "payment_status": "%s", "url": "https://checkout.stripe.test/c/%s"}
      """
          .formatted(
              id,
              param("line_items[0][price_data][unit_amount]"),
              param("line_items[0][price_data][currency]"),
              param("client_reference_id"),
              param("metadata[top_up_id]"),
              paymentStatus,
              id);
    }
  }

  private FakeStripe(HttpServer server) {
    this.server = server;
  }

  public static FakeStripe start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var stripe = new FakeStripe(server);
      server.createContext(
          "/v1/checkout/sessions", exchange -> stripe.answer(exchange, stripe::create));
      server.createContext("/v1/refunds", stripe::refunds);
      server.createContext("/v1/events", stripe::list);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return stripe;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The next request is answered so, and not executed.
  public void failNext(int status, String type) {
    failures.add(new Failure(status, type));
  }

  /// A payment of so many minor units, of which some may be refunded.
  public void pay(String paymentId, long amount) {
    payments.put(paymentId, amount);
  }

  /// What is listed among the events, whether or not a webhook brought it.
  public void tell(String event) {
    told.addFirst(event);
  }

  public int requests() {
    return requests.get();
  }

  /// The sessions that were created for a top-up.
  public List<Session> sessionsOf(Object topUpId) {
    return sessions.stream()
        .filter(session -> topUpId.toString().equals(session.param("client_reference_id")))
        .toList();
  }

  /// An event's body.
  public static String event(String id, String type, String object) {
    return """
    {"id": "%s", "object": "event", "api_version": "2019-05-16", "livemode": false, "type": "%s", "data": {"object": %s}}
    """
        .formatted(id, type, object);
  }

  /// The header that comes with a body.
  public static String sign(String body, Instant at) {
    return "t=%d,v1=%s,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"
        .formatted(at.getEpochSecond(), signature(WEBHOOK_SECRET, body, at));
  }

  static String signature(String secret, String body, Instant at) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = at.getEpochSecond() + "." + body;
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, Creation creation) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      var failure = failures.poll();
      if (failure != null) {
        refuse(exchange, failure.status(), failure.type(), "as the test wants it");
      } else if (!("Bearer " + API_KEY).equals(headers.getFirst("Authorization"))) {
        refuse(exchange, 401, "invalid_request_error", "Invalid API Key provided");
      } else if (!"application/x-www-form-urlencoded;charset=UTF-8"
          .equals(headers.getFirst("Content-Type"))) {
        refuse(exchange, 400, "invalid_request_error", "not a form");
      } else {
        creation.create(exchange, headers.getFirst("Idempotency-Key"), parse(form));
      }
    }
  }

  private void refunds(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      answer(exchange, this::refund);
      return;
    }
    try (exchange) {
      var payment = parse(exchange.getRequestURI().getRawQuery()).get("payment_intent");
      var data =
          refundsByKey.values().stream()
              .filter(refund -> refund.contains("\"" + payment + "\""))
              .collect(Collectors.joining(","));
      respond(
          exchange,
          200,
          "{\"object\": \"list\", \"data\": [%s], \"has_more\": false}".formatted(data));
    }
  }

  /// Gives back no more than is left of a payment.
  private synchronized void refund(
      HttpExchange exchange, @Nullable String key, Map<String, String> params) throws IOException {
    var known = refundsByKey.get(key);
    var payment = params.getOrDefault("payment_intent", "");
    long amount = Long.parseLong(params.getOrDefault("amount", "0"));
    long left = payments.getOrDefault(payment, 0L);
    if (known != null) {
      respond(exchange, 200, known);
    } else if (left < amount || amount <= 0) {
      refuse(exchange, 400, "invalid_request_error", "more than is left of the payment");
    } else {
      payments.put(payment, left - amount);
      var refund =
          """
          {"id": "re_%s", "object": "refund", "amount": %d, "currency": "eur", "payment_intent": "%s",
           "metadata": {"top_up_id": "%s", "order_id": "%s"}, "status": "succeeded"}
          """
              .formatted(
                  key,
                  amount,
                  payment,
                  params.get("metadata[top_up_id]"),
                  params.get("metadata[order_id]"));
      refundsByKey.put(key, refund);
      told.addFirst(event("evt_" + key, "refund.created", refund));
      respond(exchange, 200, refund);
    }
  }

  /// Pages of one event, so that there are some.
  private void list(HttpExchange exchange) throws IOException {
    try (exchange) {
      var params = parse(exchange.getRequestURI().getRawQuery());
      if (!params.containsKey("created[gte]") || !params.containsKey("types[]")) {
        refuse(exchange, 400, "invalid_request_error", "a parameter is missing");
        return;
      }
      var after = params.get("starting_after");
      var events = List.copyOf(told);
      int from = 0;
      while (after != null && from < events.size() && !events.get(from).contains(after)) {
        from++;
      }
      int first = after == null ? 0 : from + 1;
      var data = events.subList(Math.min(first, events.size()), Math.min(first + 1, events.size()));
      respond(
          exchange,
          200,
          "{\"object\": \"list\", \"data\": [%s], \"has_more\": %s}"
              .formatted(String.join(",", data), first + 1 < events.size()));
    }
  }

  private void create(HttpExchange exchange, @Nullable String key, Map<String, String> params)
      throws IOException {
    var currency = params.getOrDefault("line_items[0][price_data][currency]", "");
    if (!CURRENCIES.contains(currency)
        || !params.containsKey("success_url")
        || !"payment".equals(params.get("mode"))) {
      refuse(exchange, 400, "invalid_request_error", "a parameter is missing or invalid");
      return;
    }
    var created = new Session("cs_test_" + (sessions.size() + 1) + "_" + key, params);
    var before = key == null ? null : byKey.putIfAbsent(key, created);
    if (before == null) {
      sessions.add(created);
      respond(exchange, 200, created.json("unpaid"));
    } else if (before.params().equals(params)) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
      respond(exchange, 200, before.json("unpaid"));
    } else {
      refuse(exchange, 400, "idempotency_error", "the key was used with other parameters");
    }
  }

  private static Map<String, String> parse(String form) {
    var params = new TreeMap<String, String>();
    for (var pair : form.split("&", -1)) {
      var parts = pair.split("=", 2);
      params.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return params;
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    respond(
        exchange,
        status,
        "{\"error\": {\"type\": \"%s\", \"message\": \"%s\"}}".formatted(type, message));
  }

  private static void respond(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Request-Id", "req_fake");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
