package dev.bouquet.wallet.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the caller's deadline known to the call: the server that shares its port with REST does
/// not.
@ApplicationScoped
@GlobalInterceptor
class CallDeadlineInterceptor implements ServerInterceptor {
  static final Context.Key<Instant> DEADLINE = Context.key("deadline");

  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  /// At most eight digits and a unit, as the gRPC protocol has it.
  private static final Pattern FORMAT = Pattern.compile("(\\d{1,8})([HMSmun])");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var timeout = parse(headers.get(TIMEOUT));
    if (timeout == null) {
      return next.startCall(call, headers);
    }
    var context = Context.current().withValue(DEADLINE, Instant.now().plus(timeout));
    return Contexts.interceptCall(context, call, headers, next);
  }

  /// Null for what is no timeout: such a caller is taken to wait for ever.
  static @Nullable Duration parse(@Nullable String timeout) {
    var matcher = FORMAT.matcher(timeout == null ? "" : timeout);
    if (!matcher.matches()) {
      return null;
    }
    long value = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "H" -> Duration.ofHours(value);
      case "M" -> Duration.ofMinutes(value);
      case "S" -> Duration.ofSeconds(value);
      case "m" -> Duration.ofMillis(value);
      case "u" -> Duration.ofNanos(value * 1_000);
      default -> Duration.ofNanos(value);
    };
  }
}
