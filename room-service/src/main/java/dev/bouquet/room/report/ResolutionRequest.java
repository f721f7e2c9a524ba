package dev.bouquet.room.report;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// @param muteSeconds for how long its author does not speak, at most a day; only where the message
///   is deleted
record ResolutionRequest(
    @NotNull Resolution resolution, @Nullable @Min(1) @Max(86_400) Integer muteSeconds) {

  @AssertTrue(message = "mutes only where the message is deleted")
  boolean isConsistent() {
    return muteSeconds == null || resolution == Resolution.DELETE;
  }
}
