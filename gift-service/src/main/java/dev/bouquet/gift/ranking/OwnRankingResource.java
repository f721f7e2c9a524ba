package dev.bouquet.gift.ranking;

import dev.bouquet.gift.readmodel.Board;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Who gave the caller most: also what was sent quietly, and by whom.
@Path("/v1/me/gift-senders")
@RolesAllowed("creator")
@RunOnVirtualThread
class OwnRankingResource {
  private final RankingStore rankings;
  private final SecurityIdentity identity;

  OwnRankingResource(RankingStore rankings, SecurityIdentity identity) {
    this.rankings = rankings;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Who gave the caller most, with those in quiet mode")
  public Page<Place> senders(@BeanParam RankingParams params) throws SQLException {
    var mine = Ranking.of(Board.SENDERS_FOR_CREATOR, params.asked(), Caller.of(identity).id());
    var found = rankings.page(mine, params.after(), params.size() + 1);
    return Page.of(found, params.size(), Place::key);
  }
}
