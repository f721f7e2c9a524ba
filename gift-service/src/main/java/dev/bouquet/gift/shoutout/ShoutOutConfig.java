package dev.bouquet.gift.shoutout;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "bouquet.shout-out")
public interface ShoutOutConfig {
  /// Longest messages, in characters as people count them, by the gift's tier.
  Lengths maxCharacters();

  interface Lengths {
    @Min(0)
    @Max(200)
    int small();

    @Min(0)
    @Max(200)
    int medium();

    @Min(0)
    @Max(200)
    int large();

    @Min(0)
    @Max(200)
    int epic();
  }
}
