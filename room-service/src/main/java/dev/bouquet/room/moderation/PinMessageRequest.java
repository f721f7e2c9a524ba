package dev.bouquet.room.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// @param seconds until it goes by itself, at most a day; absent for as long as nobody takes it
///   away
record PinMessageRequest(@Nullable @Min(1) @Max(86_400) Integer seconds) {}
