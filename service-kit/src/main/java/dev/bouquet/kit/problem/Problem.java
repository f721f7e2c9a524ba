package dev.bouquet.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a refusal, RFC 9457.
///
/// @param code stable and for programs; `title` and `detail` are for people and may change
/// @param errors what is wrong with which part of the input, where the input is malformed
/// @param extensions further members, named by the code's section in docs/errors.md
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String traceId,
    List<FieldError> errors,
    @JsonAnyGetter Map<String, Object> extensions) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String DOCUMENTATION =
      "https://github.com/bouquet-dev/bouquet/blob/main/docs/errors.md#";

  /// @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
  public record FieldError(String pointer, String detail) {}

  static Problem of(ProblemException e, @Nullable String traceId) {
    return new Problem(
        typeOf(e.code()),
        titleOf(e.code()),
        e.status(),
        e.detail(),
        e.code(),
        traceId,
        e.errors(),
        e.extensions());
  }

  /// The address that explains a code.
  public static String typeOf(String code) {
    return DOCUMENTATION + code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String titleOf(String code) {
    var words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
