package dev.bouquet.wallet.pack;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Coin packs for operators, who add and retire them. Price and coins never change: top-ups and
/// receipts name the pack.
@Path("/v1/admin/coin-packs")
@RolesAllowed("operator")
@RunOnVirtualThread
class CoinPackAdminResource {
  private static final long MOST = 1_000_000_000;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final CoinPackStore store;
  private final SecurityIdentity identity;

  CoinPackAdminResource(CoinPackStore store, SecurityIdentity identity) {
    this.store = store;
    this.identity = identity;
  }

  /// @param country as in [CoinPack]
  /// @param onSaleFrom null: at once
  record CreateRequest(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id,
      @NotNull @Min(1) @Max(MOST) Long coins,
      @Valid @NotNull PriceRequest price,
      @Nullable String country,
      @NotNull Channel channel,
      @Nullable Instant onSaleFrom,
      @Nullable Instant onSaleUntil,
      @NotBlank @Size(max = 500) String reason) {}

  /// @param amount minor units of the currency
  record PriceRequest(@NotNull @Min(1) @Max(MOST) Long amount, @NotNull String currency) {}

  record RetireRequest(@NotBlank @Size(max = 500) String reason) {}

  /// A pack with what buyers are not told.
  record PackResponse(
      String id,
      long coins,
      Money price,
      @Nullable Country country,
      Channel channel,
      @Nullable Instant onSaleFrom,
      @Nullable Instant onSaleUntil,
      boolean retired) {
    static PackResponse of(CoinPack pack) {
      return new PackResponse(
          pack.id(),
          pack.coins(),
          pack.price(),
          pack.country(),
          pack.channel(),
          pack.onSaleFrom(),
          pack.onSaleUntil(),
          pack.retired());
    }
  }

  @GET
  @Operation(summary = "All coin packs there ever were")
  public Page<PackResponse> packs() throws SQLException {
    return new Page<>(store.all().all().stream().map(PackResponse::of).toList(), null);
  }

  @POST
  @Operation(summary = "Adds a coin pack; asked for again it is the same one")
  public Response create(@Valid @NotNull CreateRequest request) throws SQLException {
    var pack = pack(request);
    boolean isNew = store.insert(pack, Caller.of(identity).id(), request.reason().strip());
    var there = store.all().find(pack.id()).orElseThrow();
    if (!there.isSoldAs(pack)) {
      throw ProblemException.refused(
          "COIN_PACK_EXISTS", "There is another coin pack of this id; packs never change.");
    }
    var response =
        Response.created(URI.create("/v1/admin/coin-packs/" + pack.id()))
            .entity(PackResponse.of(there));
    return IdempotencyKey.answer(response, !isNew);
  }

  @POST
  @Path("/{id}/retirement")
  @Operation(summary = "Takes a coin pack off sale, for ever")
  public Response retire(@PathParam("id") String id, @Valid @NotNull RetireRequest request)
      throws SQLException {
    boolean retiredNow = store.retire(id, Caller.of(identity).id(), request.reason().strip());
    var pack =
        store
            .all()
            .find(id)
            .orElseThrow(() ->
                ProblemException.notFound("COIN_PACK_NOT_FOUND", "There is no such coin pack."));
    return IdempotencyKey.answer(Response.ok(PackResponse.of(pack)), !retiredNow);
  }

  private static CoinPack pack(CreateRequest request) {
    var country = request.country();
    var from = time("/onSaleFrom", request.onSaleFrom());
    var until = time("/onSaleUntil", request.onSaleUntil());
    if (from != null && until != null && !from.isBefore(until)) {
      throw invalid("/onSaleUntil", "later than onSaleFrom");
    }
    return new CoinPack(
        request.id(),
        request.coins(),
        new Money(request.price().amount(), currency(request.price().currency())),
        country == null ? null : country(country),
        request.channel(),
        from,
        until,
        false);
  }

  private static Country country(String code) {
    return Country.parse(code)
        .orElseThrow(() -> invalid("/country", "a country's two letters, as in ISO 3166-1"));
  }

  private static String currency(String code) {
    return Currency.availableCurrencies()
        .map(Currency::getCurrencyCode)
        .filter(code::equals)
        .findFirst()
        .orElseThrow(() -> invalid("/price/currency", "three letters, as in ISO 4217"));
  }

  /// As precise as the database keeps it.
  private static @Nullable Instant time(String pointer, @Nullable Instant time) {
    if (time == null) {
      return null;
    }
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
      throw invalid(pointer, "an RFC 3339 time from 1970 to 9999");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static ProblemException invalid(String pointer, String rule) {
    return ProblemException.malformed("INVALID_REQUEST", "A field is out of its bounds.")
        .withError(pointer, rule);
  }
}
