package dev.bouquet.wallet.topup;

import dev.bouquet.kit.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/coin-packs")
@PermitAll
@RunOnVirtualThread
class CoinPackResource {
  private final TopUpStore store;

  CoinPackResource(TopUpStore store) {
    this.store = store;
  }

  @GET
  @Operation(summary = "What coins cost")
  public Page<CoinPack> packs() throws SQLException {
    return new Page<>(store.packs(), null);
  }
}
