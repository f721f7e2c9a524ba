package dev.bouquet.gift.ranking;

import dev.bouquet.gift.readmodel.Board;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Rankings as everybody sees them: without anonymous gifts, quiet gifts and people in quiet mode.
@Path("/v1/gift-rankings")
@PermitAll
@RunOnVirtualThread
class RankingResource {
  private final RankingStore rankings;

  RankingResource(RankingStore rankings) {
    this.rankings = rankings;
  }

  @GET
  @Path("/senders")
  @Operation(summary = "Who gave most on the whole platform")
  public Page<Place> senders(@BeanParam RankingParams params) throws SQLException {
    return page(Ranking.of(Board.SENDERS, params.asked(), Board.EVERYBODY), params);
  }

  @GET
  @Path("/creators")
  @Operation(summary = "Who received most on the whole platform")
  public Page<Place> creators(@BeanParam RankingParams params) throws SQLException {
    return page(Ranking.of(Board.CREATORS, params.asked(), Board.EVERYBODY), params);
  }

  @GET
  @Path("/creators/{creatorId}/senders")
  @Operation(summary = "Who gave a creator most")
  public Page<Place> sendersOf(
      @PathParam("creatorId") String creatorId, @BeanParam RankingParams params)
      throws SQLException {
    var creator =
        Ids.parse(creatorId)
            .orElseThrow(() ->
                ProblemException.notFound("CREATOR_NOT_FOUND", "The address names no creator."));
    return page(Ranking.of(Board.SENDERS_OF_CREATOR, params.asked(), creator), params);
  }

  private Page<Place> page(Ranking ranking, RankingParams params) throws SQLException {
    var found = rankings.page(ranking, params.after(), params.size() + 1);
    return Page.of(found, params.size(), Place::key);
  }
}
