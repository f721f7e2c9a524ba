package dev.bouquet.kit.grpc;

import dev.bouquet.kit.security.ServiceToken;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/// Puts the service's own token on every outgoing call. Calls are made from threads that may wait:
/// see [ServiceToken]. Without a token a call ends as `UNAVAILABLE`, as if the other service itself
/// were away: it may be made again.
@GlobalInterceptor
@ApplicationScoped
public class BearerToken implements ClientInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ServiceToken token;

  BearerToken(ServiceToken token) {
    this.token = token;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new CheckedForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      protected void checkedStart(Listener<A> listener, Metadata headers) throws StatusException {
        headers.put(AUTHORIZATION, "Bearer " + ownToken());
        delegate().start(listener, headers);
      }
    };
  }

  private String ownToken() throws StatusException {
    try {
      return token.get();
    } catch (RuntimeException e) {
      throw Status.UNAVAILABLE
          .withDescription("no token of one's own to call with")
          .withCause(e)
          .asException();
    }
  }
}
