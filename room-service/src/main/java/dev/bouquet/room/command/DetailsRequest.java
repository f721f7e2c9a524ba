package dev.bouquet.room.command;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.RoomDetails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// What a room says about itself, all at once: what is left out is empty afterwards.
///
/// @param title without the white space around it; no control characters, no halves of characters
/// @param language BCP 47
/// @param tags letters, digits and hyphens; kept in lower case, each once
/// @param coverUrl https, of an image
/// @param scheduledFor when it is planned to go on air
public record DetailsRequest(
    @NotNull @CodePointLength(min = 1, max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        String title,
    @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
        String language,
    @Nullable @Size(max = 5)
        List<@NotNull @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]{0,29}") String> tags,
    @Nullable @Size(max = 500) @Pattern(regexp = "https://[!-~]+") String coverUrl,
    @Nullable Instant scheduledFor) {

  @SuppressWarnings("ConstantValue") // JSON may lack it; validation comes after this
  public DetailsRequest {
    title = title == null ? null : title.strip();
  }

  RoomDetails toMessage() {
    var details = RoomDetails.newBuilder().setTitle(title);
    if (language != null) {
      details.setLanguage(Locale.forLanguageTag(language).toLanguageTag());
    }
    if (tags != null) {
      tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).distinct().forEach(details::addTags);
    }
    if (coverUrl != null) {
      details.setCoverUrl(coverUrl);
    }
    if (scheduledFor != null) {
      details.setScheduledFor(
          Timestamp.newBuilder()
              .setSeconds(scheduledFor.getEpochSecond())
              .setNanos(scheduledFor.getNano()));
    }
    return details.build();
  }
}
