package dev.bouquet.gift.shoutout;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.shoutout.moderation.Moderation;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import dev.bouquet.gift.shoutout.words.BlockedWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Says what of a sender's words travels with a gift. Answers from memory, whatever is away.
@ApplicationScoped
public class ShoutOuts {
  private final ShoutOutConfig.Lengths most;
  private final ShoutOutConfig.Pins pinned;
  private final BlockedWords words;

  ShoutOuts(ShoutOutConfig config, BlockedWords words) {
    this.most = config.maxCharacters();
    this.pinned = config.pinned();
    this.words = words;
  }

  /// Asked again with what it accepted it answers the same, as long as operators change no list.
  ///
  /// @param text as it came from the sender: of any length, and with anything in it
  /// @param tier of the gift that carries it
  public ShoutOut check(String text, Gift.Tier tier) {
    return Moderation.of(text, mostCharacters(tier), words.now()::hasAnyIn);
  }

  /// Longest message that a gift of this tier carries, in characters as people count them.
  public int mostCharacters(Gift.Tier tier) {
    return switch (tier) {
      case SMALL -> most.small();
      case MEDIUM -> most.medium();
      case LARGE -> most.large();
      case EPIC -> most.epic();
    };
  }

  /// How long a message with a gift of this tier stays in sight in the room.
  public Duration pinnedFor(Gift.Tier tier) {
    return switch (tier) {
      case SMALL -> pinned.small();
      case MEDIUM -> pinned.medium();
      case LARGE -> pinned.large();
      case EPIC -> pinned.epic();
    };
  }
}
