package dev.bouquet.wallet.limit;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.ledger.core.Budget;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/wallet/limits")
@RolesAllowed("viewer")
@RunOnVirtualThread
class LimitResource {
  private final LimitService limits;
  private final SecurityIdentity identity;

  LimitResource(LimitService limits, SecurityIdentity identity) {
    this.limits = limits;
    this.identity = identity;
  }

  /// @param zone IANA name; null keeps the one there is
  record SetLimitsRequest(
      @Nullable Long gift,
      @Nullable Long day,
      @Nullable Long week,
      @Nullable Long month,
      @Nullable @Size(max = 64) String zone) {}

  /// @param own the person's limits that hold now
  /// @param platform the platform's for the person's country and age; the lower one counts
  /// @param raise what the person asked for and will have
  /// @param breakUntil before this the person spends nothing, as they asked
  /// @param gift the most coins of one gift
  /// @param left of each period with a limit
  record LimitsResponse(
      String zone,
      Limits own,
      Limits platform,
      @Nullable RaiseResponse raise,
      @Nullable Instant breakUntil,
      @Nullable Long gift,
      List<Left> left) {

    static LimitsResponse of(LimitService.View view, Instant now) {
      var limit = view.limit();
      var raise = limit.raise();
      return new LimitsResponse(
          limit.zone().getId(),
          limit.own(),
          view.platform(),
          raise == null
              ? null
              : new RaiseResponse(raise.limits(), raise.zone().getId(), raise.at()),
          limit.breakUntil(),
          view.effective().gift(),
          view.budget(now).runningAt(now).stream().map(Left::of).toList());
    }
  }

  record RaiseResponse(Limits limits, String zone, Instant at) {}

  /// @param resetsAt when the period ends, in the wallet's time zone
  record Left(Budget.Period period, long limit, long spent, long left, Instant resetsAt) {
    static Left of(Budget.Running running) {
      return new Left(
          running.period(), running.limit(), running.spent(), running.left(), running.endsAt());
    }
  }

  @GET
  @Operation(summary = "What the caller may spend, what of it is left and until when")
  public LimitsResponse limits() throws SQLException {
    var view = limits.view(Caller.of(identity).id(), VerifiedFacts.of(identity));
    return LimitsResponse.of(view, Instant.now());
  }

  @PUT
  @Operation(
      summary =
          "Sets the caller's own limits: what is lower holds at once, what is higher after 24 hours")
  public LimitsResponse set(@Valid @NotNull SetLimitsRequest request) throws SQLException {
    var asked =
        new Limits(
            checked("gift", request.gift()),
            checked("day", request.day()),
            checked("week", request.week()),
            checked("month", request.month()));
    var view =
        limits.ask(
            Caller.of(identity).id(), VerifiedFacts.of(identity), asked, zone(request.zone()));
    return LimitsResponse.of(view, Instant.now());
  }

  static @Nullable Long checked(String name, @Nullable Long coins) {
    if (coins != null && (coins < 0 || coins > Limits.MOST)) {
      throw ProblemException.malformed("LIMIT_INVALID", "A limit is 0 to 1,000,000,000 coins.")
          .withError("/" + name, "must be between 0 and 1000000000");
    }
    return coins;
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("TIME_ZONE_UNKNOWN", "There is no such time zone.")
          .withError("/zone", "must be an IANA name, such as Europe/Lisbon");
    }
  }
}
