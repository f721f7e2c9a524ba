package dev.bouquet.wallet.pack;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/coin-packs")
@PermitAll
@RunOnVirtualThread
class CoinPackResource {
  private final CoinPackStore store;

  CoinPackResource(CoinPackStore store) {
    this.store = store;
  }

  @GET
  @Operation(
      summary =
          "What coins cost now, in a country (default: one without packs of its own) and a channel (default: WEB)")
  public Page<CoinPack> packs(
      @QueryParam("country") @Nullable String country,
      @QueryParam("channel") @Nullable String channel)
      throws SQLException {
    var where = country == null ? null : countryOf(country);
    var how = channel == null ? Channel.WEB : channelOf(channel);
    return new Page<>(store.all().onSale(where, how, Instant.now()), null);
  }

  private static Country countryOf(String code) {
    return Country.parse(code)
        .orElseThrow(() -> invalid("/country", "a country's two letters, as in ISO 3166-1"));
  }

  private static Channel channelOf(String name) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("/channel", "WEB or APP"));
  }

  private static ProblemException invalid(String pointer, String rule) {
    return ProblemException.malformed("INVALID_REQUEST", "A parameter is out of its bounds.")
        .withError(pointer, rule);
  }
}
