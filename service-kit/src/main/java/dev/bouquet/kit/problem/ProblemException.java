package dev.bouquet.kit.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries a refusal from a resource to the wire. Thrown at edges only: use cases return sealed
/// results.
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String detail;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final transient List<Problem.FieldError> errors = new ArrayList<>();
  private transient @Nullable Duration retryAfter;

  /// @param status HTTP status; which one when is in the project's API conventions
  /// @param code stable, upper case, with a section in docs/errors.md
  public ProblemException(int status, String code, String detail) {
    super(code + ": " + detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  public static ProblemException malformed(String code, String detail) {
    return new ProblemException(400, code, detail);
  }

  public static ProblemException notFound(String code, String detail) {
    return new ProblemException(404, code, detail);
  }

  public static ProblemException refused(String code, String detail) {
    return new ProblemException(422, code, detail);
  }

  /// The same request may succeed after `retryAfter`, and is safe to make again.
  public static ProblemException retryLater(String detail, Duration retryAfter) {
    return retryLater("RETRY_LATER", detail, retryAfter);
  }

  /// As [#retryLater], with a code of its own.
  public static ProblemException retryLater(String code, String detail, Duration retryAfter) {
    var problem = new ProblemException(503, code, detail);
    problem.retryAfter = retryAfter;
    return problem;
  }

  /// 429: refused for now. The same request may succeed after `retryAfter`.
  public static ProblemException tooMany(String code, String detail, Duration retryAfter) {
    var problem = new ProblemException(429, code, detail);
    problem.retryAfter = retryAfter;
    return problem;
  }

  public ProblemException with(String member, Object value) {
    extensions.put(member, value);
    return this;
  }

  public ProblemException withError(String pointer, String what) {
    errors.add(new Problem.FieldError(pointer, what));
    return this;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  Map<String, Object> extensions() {
    return extensions;
  }

  List<Problem.FieldError> errors() {
    return errors;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
