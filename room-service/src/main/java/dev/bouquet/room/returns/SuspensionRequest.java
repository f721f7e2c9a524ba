package dev.bouquet.room.returns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/// @param reason which the host is told of a suspension; no control characters, no halves of
///   characters
public record SuspensionRequest(
    @NotBlank @CodePointLength(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reason) {}
