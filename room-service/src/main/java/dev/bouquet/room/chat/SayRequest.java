package dev.bouquet.room.chat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param mentions ids of people whom it speaks to; nobody where it says nothing of that
record SayRequest(@MessageText String text, @Size(max = 5) @Nullable Set<@NotNull UUID> mentions) {
  SayRequest {
    text = MessageText.Taken.from(text);
    mentions = mentions == null ? Set.of() : mentions;
  }
}
