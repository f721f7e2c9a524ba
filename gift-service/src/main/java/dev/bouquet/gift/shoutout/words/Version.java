package dev.bouquet.gift.shoutout.words;

import dev.bouquet.kit.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A list's version in `ETag` and `If-Match` (RFC 9110).
final class Version {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private Version() {}

  static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }

  /// @throws ProblemException 428 where there is none, 400 where it is not one version's
  static long require(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new ProblemException(
          428, "IF_MATCH_MISSING", "Say with If-Match which version of the list you have seen.");
    }
    var tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw ProblemException.malformed(
          "IF_MATCH_INVALID", "If-Match is the ETag that the list came with.");
    }
    return Long.parseLong(tag.group(1));
  }
}
