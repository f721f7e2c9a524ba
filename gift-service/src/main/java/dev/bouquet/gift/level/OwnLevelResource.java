package dev.bouquet.gift.level;

import dev.bouquet.gift.settings.GiftSettings;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own level.
@Path("/v1/me/gift-level")
@RolesAllowed("viewer")
@RunOnVirtualThread
class OwnLevelResource {
  private final LevelStore levels;
  private final GiftSettings settings;
  private final SecurityIdentity identity;

  OwnLevelResource(LevelStore levels, GiftSettings settings, SecurityIdentity identity) {
    this.levels = levels;
    this.settings = settings;
    this.identity = identity;
  }

  /// @param coins given in the person's life
  /// @param nextLevelAt the coins at which the next level begins; absent on the last one
  /// @param hidden from others
  record OwnLevel(
      UUID personId, int level, long coins, @Nullable Long nextLevelAt, boolean hidden) {}

  @GET
  @Operation(summary = "The caller's level, and what the next one takes")
  public OwnLevel level() throws SQLException {
    var person = Caller.of(identity).id();
    long coins = levels.lifetimeCoins(person);
    int level = SenderLevel.of(coins);
    Long next = level == SenderLevel.LAST ? null : Long.valueOf(SenderLevel.coinsFor(level + 1));
    return new OwnLevel(person, level, coins, next, settings.of(person).levelHidden());
  }
}
