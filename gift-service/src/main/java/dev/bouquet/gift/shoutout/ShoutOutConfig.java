package dev.bouquet.gift.shoutout;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.shout-out")
public interface ShoutOutConfig {
  /// Longest messages, in characters as people count them, by the gift's tier.
  Lengths maxCharacters();

  /// How long a message stays in sight in the room, by the gift's tier.
  Pins pinned();

  interface Pins {
    Duration small();

    Duration medium();

    Duration large();

    Duration epic();
  }

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
