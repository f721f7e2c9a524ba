package dev.bouquet.kit.security;

import dev.bouquet.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Keeps children from buying, giving and receiving: the age is what the issuer has verified, never
/// what a person says.
@ApplicationScoped
public class AgeGate {
  private final AgeGateConfig config;

  AgeGate(AgeGateConfig config) {
    this.config = config;
  }

  /// @throws ProblemException 403 AGE_RESTRICTED below the age of the person's country, 403
  ///   AGE_UNVERIFIED where the token says none
  public void requireOfAge(VerifiedFacts facts) {
    if (!config.enabled()) {
      return;
    }
    int minimum =
        facts.country() == null
            ? config.minimumAge()
            : config.countries().getOrDefault(facts.country(), config.minimumAge());
    int age =
        facts
            .ageOn(LocalDate.now(VerifiedFacts.ZONE_OF_AGES))
            .orElseThrow(() ->
                new ProblemException(403, "AGE_UNVERIFIED", "Your age has not been verified."));
    if (age < minimum) {
      throw new ProblemException(
          403,
          "AGE_RESTRICTED",
          "Coins and gifts are for people of %d and older.".formatted(minimum));
    }
  }
}
