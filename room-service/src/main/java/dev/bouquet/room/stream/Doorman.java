package dev.bouquet.room.stream;

import dev.bouquet.kit.security.VerifiedTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Decides by a token whether its bearer may open a stream.
final class Doorman {
  private static final Logger LOG = Logger.getLogger(Doorman.class);

  private final VerifiedTokens tokens;

  Doorman(VerifiedTokens tokens) {
    this.tokens = tokens;
  }

  /// Any thread may be the one that is told the answer.
  void check(String token, Consumer<Guest> welcome, Consumer<Farewell> refuse) {
    var _ =
        tokens
            .verify(token)
            .subscribe()
            .with(who -> check(who, welcome, refuse), e -> refuse.accept(reasonOf(e)));
  }

  private static void check(
      SecurityIdentity identity, Consumer<Guest> welcome, Consumer<Farewell> refuse) {
    if (!Guest.isPersonal(identity)) {
      refuse.accept(Farewell.UNAUTHENTICATED);
    } else if (!Guest.mayWatch(identity)) {
      refuse.accept(Farewell.FORBIDDEN);
    } else {
      welcome.accept(Guest.of(identity));
    }
  }

  private static Farewell reasonOf(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      return Farewell.UNAUTHENTICATED;
    }
    LOG.warnf("a viewer's token cannot be verified now: %s", failure.getMessage());
    return Farewell.RETRY_LATER;
  }
}
