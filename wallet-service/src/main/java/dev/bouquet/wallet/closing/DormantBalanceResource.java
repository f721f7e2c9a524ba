package dev.bouquet.wallet.closing;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.wallet.closing.DormantBalances.Dormant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/dormant-balances")
@RolesAllowed("operator")
@RunOnVirtualThread
class DormantBalanceResource {
  private static final Period USUALLY = Period.ofYears(1);
  private static final int LOOKED_AT_PER_PAGE = 1_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final DormantBalances dormant;

  DormantBalanceResource(DormantBalances dormant) {
    this.dormant = dormant;
  }

  @GET
  @Operation(
      summary =
          "Wallets with coins and no transaction since a time, usually a year; a page looks at 1,000 wallets")
  public Page<Dormant> dormant(
      @QueryParam("untouchedSince") @Nullable String untouchedSince,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var after = Page.after(pageToken, BEFORE_ALL, UUID::fromString);
    var part = dormant.after(after, time(untouchedSince), LOOKED_AT_PER_PAGE);
    var last = part.lookedUpTo();
    return Page.upTo(part.wallets(), last == null ? null : last.toString());
  }

  private static Instant time(@Nullable String text) {
    try {
      return text == null
          ? Instant.now().atOffset(ZoneOffset.UTC).minus(USUALLY).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("INVALID_REQUEST", "untouchedSince must be an instant.");
    }
  }
}
