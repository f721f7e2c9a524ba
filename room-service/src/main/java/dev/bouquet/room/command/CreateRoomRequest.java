package dev.bouquet.room.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/// @param title without the white space around it; no control characters, no halves of characters
public record CreateRoomRequest(
    @NotNull @CodePointLength(min = 1, max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        String title) {
  @SuppressWarnings("ConstantValue") // JSON may lack it; validation comes after this
  public CreateRoomRequest {
    title = title == null ? null : title.strip();
  }
}
