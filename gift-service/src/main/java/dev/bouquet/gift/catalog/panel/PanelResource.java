package dev.bouquet.gift.catalog.panel;

import dev.bouquet.gift.catalog.CatalogConfig;
import dev.bouquet.gift.catalog.language.Language;
import dev.bouquet.gift.catalog.language.LanguageChoice;
import dev.bouquet.kit.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Public: an app shows gifts before anybody logs in.
@Path("/v1/gifts")
@PermitAll
class PanelResource {
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

  private final Panels panels;
  private final CatalogConfig config;
  private final Clock clock;

  PanelResource(Panels panels, CatalogConfig config, Clock clock) {
    this.panels = panels;
    this.config = config;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary =
          "What can be given now, in a language (locale, else Accept-Language) and a region (default: what is offered everywhere)")
  public Response list(
      @QueryParam("locale") @Nullable String locale,
      @QueryParam("region") @Nullable String region,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context Request request) {
    var language = locale == null ? LanguageChoice.accepted(accepted) : named(locale);
    var now = clock.instant();
    var panel = panels.at(now);
    var answer = panel.answer(language, checked(region));
    var unchanged = request.evaluatePreconditions(answer.tag());
    var response =
        unchanged == null ? Response.ok(answer.body(), MediaType.APPLICATION_JSON) : unchanged;
    return response
        .tag(answer.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge(panel, now).toSeconds())
        .build();
  }

  /// Not longer than what is shown stays so.
  private Duration maxAge(Panel panel, Instant now) {
    var most = now.plus(config.maxAge());
    return panel.until().isBefore(most) ? Duration.between(now, panel.until()) : config.maxAge();
  }

  private static Language named(String locale) {
    return LanguageChoice.named(locale)
        .orElseThrow(() ->
            ProblemException.malformed(
                "LOCALE_UNKNOWN", "The locale must be a language, as in BCP 47."));
  }

  private static @Nullable String checked(@Nullable String region) {
    if (region != null && !REGIONS.contains(region)) {
      throw ProblemException.malformed(
          "REGION_UNKNOWN", "The region must be a country's two letters, as in ISO 3166-1.");
    }
    return region;
  }
}
