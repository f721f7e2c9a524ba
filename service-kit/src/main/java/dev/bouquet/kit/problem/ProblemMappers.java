package dev.bouquet.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.bouquet.kit.http.TraceId;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every way in which a REST request can fail, as problem+json. Nothing of an unexpected exception
/// leaves the service but a trace id.
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String DATA_EXCEPTION = "22";
  private static final String CHECK_VIOLATION = "23514";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  @ServerExceptionMapper
  public Response refusal(ProblemException e, RoutingContext request) {
    return respond(e, request);
  }

  @ServerExceptionMapper(priority = Priorities.USER - 1)
  public Response invalid(ConstraintViolationException e, RoutingContext request) {
    var problem = ProblemException.malformed("INVALID_REQUEST", "The request breaks a rule.");
    e.getConstraintViolations()
        .forEach(violation -> problem.withError(pointerTo(violation), violation.getMessage()));
    return respond(problem, request);
  }

  /// The second type has a mapper built in that knows nothing of problems, so it must be named.
  @ServerExceptionMapper(
      value = {JsonProcessingException.class, MismatchedInputException.class},
      priority = Priorities.USER - 1)
  public Response unreadable(JsonProcessingException e, RoutingContext request) {
    return respond(unreadable(e), request);
  }

  @ServerExceptionMapper(priority = Priorities.USER - 1)
  public Response unauthorized(UnauthorizedException e, RoutingContext request) {
    return respond(unauthenticated(), request);
  }

  @ServerExceptionMapper(priority = Priorities.USER - 1)
  public Response failedAuthentication(AuthenticationFailedException e, RoutingContext request) {
    return respond(unauthenticated(), request);
  }

  @ServerExceptionMapper(priority = Priorities.USER - 1)
  public Response forbidden(ForbiddenException e, RoutingContext request) {
    return respond(new ProblemException(403, "FORBIDDEN", "The token lacks the role."), request);
  }

  @ServerExceptionMapper(priority = Priorities.USER - 1)
  public Response web(WebApplicationException e, RoutingContext request) {
    if (e.getCause() instanceof JsonProcessingException unreadable) {
      return respond(unreadable(unreadable), request);
    }
    int status = e.getResponse().getStatus();
    return respond(new ProblemException(status, codeOf(status), detailOf(status)), request);
  }

  /// What the database says of the content of a request is the request's fault: text that cannot be
  /// kept (a NUL), a number out of range. Everything else says that the database is away.
  @ServerExceptionMapper
  public Response database(SQLException e, RoutingContext request) {
    var state = e.getSQLState();
    if (state != null && (state.startsWith(DATA_EXCEPTION) || state.equals(CHECK_VIOLATION))) {
      return respond(
          ProblemException.malformed("INVALID_REQUEST", "A field holds what cannot be kept."),
          request);
    }
    LOG.errorf(e, "database failure traceId=%s state=%s", TraceId.of(request), state);
    return respond(ProblemException.retryLater("The database is away.", RETRY_AFTER), request);
  }

  @ServerExceptionMapper(priority = Priorities.USER + 1)
  public Response unexpected(RuntimeException e, RoutingContext request) {
    LOG.errorf(
        e, "unexpected failure traceId=%s path=%s", TraceId.of(request), request.normalizedPath());
    return respond(
        new ProblemException(500, "INTERNAL_ERROR", "Something went wrong here."), request);
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(401, "UNAUTHENTICATED", "A valid bearer token is needed.");
  }

  private static ProblemException unreadable(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return ProblemException.malformed("MALFORMED_JSON", "The body is not JSON.");
    }
    var what = mapping instanceof UnrecognizedPropertyException ? "unknown field" : "wrong type";
    return ProblemException.malformed("INVALID_REQUEST", "The request breaks a rule.")
        .withError(pointerTo(mapping), what);
  }

  private static String pointerTo(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  /// `send.request.quantity` points at `/quantity` of the body.
  private static String pointerTo(ConstraintViolation<?> violation) {
    var pointer = new StringBuilder();
    for (var node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "FORBIDDEN";
      case 404 -> "NOT_FOUND";
      case 405 -> "METHOD_NOT_ALLOWED";
      case 406 -> "NOT_ACCEPTABLE";
      case 413 -> "BODY_TOO_LARGE";
      case 415 -> "UNSUPPORTED_MEDIA_TYPE";
      default -> status < 500 ? "INVALID_REQUEST" : "INTERNAL_ERROR";
    };
  }

  private static String detailOf(int status) {
    return switch (status) {
      case 401 -> "A valid bearer token is needed.";
      case 403 -> "The token lacks the role.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take this method.";
      case 413 -> "The body is larger than this address takes.";
      case 415 -> "This address takes application/json.";
      default -> status < 500 ? "The request cannot be understood." : "Something went wrong here.";
    };
  }

  private static Response respond(ProblemException e, RoutingContext request) {
    var response =
        Response.status(e.status())
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(e, TraceId.of(request)));
    e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
    if (e.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  /// Rounded up: whoever waits that long has waited long enough.
  private static long wholeSeconds(Duration wait) {
    return Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
  }
}
