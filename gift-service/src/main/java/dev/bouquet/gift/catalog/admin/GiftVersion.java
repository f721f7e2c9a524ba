package dev.bouquet.gift.catalog.admin;

import dev.bouquet.kit.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A gift's version as `ETag` and `If-Match` (RFC 9110, section 13.1.1): whoever changes a gift
/// says which one they saw.
final class GiftVersion {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private GiftVersion() {}

  static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }

  static long require(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(
          428,
          "IF_MATCH_MISSING",
          "This request needs an If-Match header with the gift's version.");
    }
    var tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw ProblemException.malformed(
          "IF_MATCH_INVALID", "If-Match must be one ETag that a gift was answered with.");
    }
    return Long.parseLong(tag.group(1));
  }
}
