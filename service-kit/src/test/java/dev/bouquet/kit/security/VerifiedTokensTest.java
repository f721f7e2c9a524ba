package dev.bouquet.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.kit.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AtomicInteger verifications = new AtomicInteger();

  @Test
  void verifiesATokenOnceWhileItIsValid() {
    var tokens = tokensAnswering(Uni.createFrom().item(personUntil(Instant.now().plusSeconds(60))));

    var first = tokens.verify("a").await().atMost(PATIENCE);
    var again = tokens.verify("a").await().atMost(PATIENCE);

    assertThat(again).isSameAs(first);
    assertThat(verifications).hasValue(1);
    tokens.verify("b").await().atMost(PATIENCE);
    assertThat(verifications).hasValue(2);
  }

  @Test
  void forgetsATokenThatHasExpired() {
    var tokens = tokensAnswering(Uni.createFrom().item(personUntil(Instant.now().minusSeconds(1))));

    tokens.verify("a").await().atMost(PATIENCE);
    tokens.verify("a").await().atMost(PATIENCE);

    assertThat(verifications).hasValue(2);
  }

  @Test
  void aWrongTokenIsRefusedEachTime() {
    var tokens = tokensAnswering(Uni.createFrom().failure(new AuthenticationFailedException()));

    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> tokens.verify("a").await().atMost(PATIENCE))
          .isInstanceOf(AuthenticationFailedException.class);
      assertThat(verifications).hasValue(i);
    }
  }

  @Test
  void anIssuerThatIsAwaySaysNothingAboutTheToken() {
    var tokens = tokensAnswering(Uni.createFrom().failure(new IllegalStateException("refused")));

    assertThatThrownBy(() -> tokens.verify("a").await().atMost(PATIENCE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo("RETRY_LATER");
              assertThat(e.status()).isEqualTo(503);
            });
  }

  private VerifiedTokens tokensAnswering(Uni<SecurityIdentity> answer) {
    return new VerifiedTokens(
        token -> {
          verifications.incrementAndGet();
          return answer;
        },
        100);
  }

  private static SecurityIdentity personUntil(Instant expiry) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new Token(expiry)).build();
  }

  private record Token(Instant expiry) implements JsonWebToken {
    @Override
    public String getName() {
      return "vera";
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of("exp");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T> T getClaim(String name) {
      return name.equals("exp") ? (T) (Long) expiry.getEpochSecond() : null;
    }
  }
}
