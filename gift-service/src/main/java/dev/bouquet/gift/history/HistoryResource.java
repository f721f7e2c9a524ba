package dev.bouquet.gift.history;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own histories; the addresses have no place for anybody else's.
@Path("/v1/me/gifts")
@RunOnVirtualThread
class HistoryResource {
  private final HistoryStore histories;
  private final SecurityIdentity identity;

  HistoryResource(HistoryStore histories, SecurityIdentity identity) {
    this.histories = histories;
    this.identity = identity;
  }

  @GET
  @Path("/sent")
  @RolesAllowed("viewer")
  @Operation(summary = "What the caller sent, newest first")
  public Page<SentGift> sent(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var found = histories.sent(Caller.of(identity).id(), before(pageToken), size + 1);
    return Page.of(found, size, last -> last.moment().key());
  }

  @GET
  @Path("/received")
  @RolesAllowed("creator")
  @Operation(summary = "What the caller received, newest first")
  public Page<ReceivedGift> received(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var found = histories.received(Caller.of(identity).id(), before(pageToken), size + 1);
    return Page.of(found, size, last -> last.moment().key());
  }

  @GET
  @Path("/newcomers")
  @RolesAllowed("creator")
  @Operation(summary = "Who gave to the caller for the first time, newest first")
  public Page<Newcomer> newcomers(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var found = histories.newcomers(Caller.of(identity).id(), before(pageToken), size + 1);
    return Page.of(found, size, last -> last.moment().key());
  }

  private static Moment before(@Nullable String pageToken) {
    return Page.after(pageToken, Moment.AFTER_ALL, Moment::parse);
  }
}
