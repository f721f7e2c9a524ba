package dev.bouquet.room.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// @param seconds from now, at most a day
record MuteRequest(@NotNull @Min(1) @Max(86_400) Integer seconds) {}
