package dev.bouquet.gift.level;

import dev.bouquet.gift.settings.GiftSettings;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Anybody's level, as others see it: never the coins.
@Path("/v1/gift-levels/{personId}")
@PermitAll
@RunOnVirtualThread
class LevelResource {
  private final LevelStore levels;
  private final GiftSettings settings;

  LevelResource(LevelStore levels, GiftSettings settings) {
    this.levels = levels;
    this.settings = settings;
  }

  /// @param level absent where the person shows none
  record Level(UUID personId, @Nullable Integer level) {}

  @GET
  @Operation(summary = "A person's level, unless they hide it")
  public Level level(@PathParam("personId") String personId) throws SQLException {
    var person =
        Ids.parse(personId)
            .orElseThrow(
                () -> ProblemException.notFound("PERSON_NOT_FOUND", "The address names nobody."));
    boolean hidden = settings.of(person).levelHidden();
    return new Level(person, hidden ? null : SenderLevel.of(levels.lifetimeCoins(person)));
  }
}
