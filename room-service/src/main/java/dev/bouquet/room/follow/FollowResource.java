package dev.bouquet.room.follow;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Creators and who follows them. That there is somebody behind an id is for the identity provider
/// to know.
@Path("/v1/creators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "creator"})
@RunOnVirtualThread
public class FollowResource {
  private final FollowStore follows;
  private final FollowNews news;
  private final SecurityIdentity identity;

  FollowResource(FollowStore follows, FollowNews news, SecurityIdentity identity) {
    this.follows = follows;
    this.news = news;
    this.identity = identity;
  }

  record Creator(String id, long followers) {}

  /// @param since absent for who does not follow
  record Follow(boolean following, @Nullable Instant since) {}

  @GET
  @Path("/{creatorId}")
  @PermitAll
  public Creator creator(@PathParam("creatorId") String creatorId) throws SQLException {
    var creator = creatorOf(creatorId);
    return new Creator(creator.toString(), follows.followersCount(creator));
  }

  @GET
  @Path("/{creatorId}/follow")
  public Follow follow(@PathParam("creatorId") String creatorId) throws SQLException {
    var since = follows.since(Caller.of(identity).id(), creatorOf(creatorId));
    return new Follow(since.isPresent(), since.orElse(null));
  }

  @PUT
  @Path("/{creatorId}/follow")
  public Response begin(@PathParam("creatorId") String creatorId) throws SQLException {
    var creator = creatorOf(creatorId);
    var follower = Caller.of(identity);
    if (follower.id().equals(creator)) {
      throw ProblemException.refused("SELF_FOLLOW", "Nobody follows themselves.");
    }
    boolean isNew = follows.follow(follower.id(), creator);
    if (isNew) {
      news.tell(creator, follower);
    } else if (follows.since(follower.id(), creator).isEmpty()) {
      throw ProblemException.refused(
          "FOLLOW_LIMIT_REACHED", "The person follows as many creators as they may.");
    }
    return answer(isNew);
  }

  @DELETE
  @Path("/{creatorId}/follow")
  public Response end(@PathParam("creatorId") String creatorId) throws SQLException {
    return answer(follows.unfollow(Caller.of(identity).id(), creatorOf(creatorId)));
  }

  private static Response answer(boolean isNew) {
    return IdempotencyKey.answer(Response.noContent(), !isNew);
  }

  private static UUID creatorOf(String text) {
    return Ids.parse(text)
        .orElseThrow(
            () -> ProblemException.notFound("CREATOR_NOT_FOUND", "There is no such creator."));
  }
}
