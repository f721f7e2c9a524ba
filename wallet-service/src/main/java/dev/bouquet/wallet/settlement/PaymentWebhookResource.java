package dev.bouquet.wallet.settlement;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.payment.BadWebhookException;
import dev.bouquet.wallet.payment.Webhook;
import dev.bouquet.wallet.topup.PaymentProviders;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where providers report payments. Anybody may call it: the signature decides.
@Path("/v1/webhooks/payments/{provider}")
@RunOnVirtualThread
class PaymentWebhookResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final PaymentProviders providers;
  private final SettlementService settlement;

  PaymentWebhookResource(PaymentProviders providers, SettlementService settlement) {
    this.providers = providers;
    this.settlement = settlement;
  }

  @POST
  @PermitAll
  @Operation(summary = "Takes an event of a payment provider; 2xx only once it was acted on")
  public Response receive(
      @PathParam("provider") String name, @Context HttpHeaders headers, String body)
      throws SQLException {
    var provider =
        providers
            .named(name)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "PAYMENT_PROVIDER_NOT_FOUND", "There is no such payment provider."));
    try {
      var event = provider.read(new Webhook(body, headers::getHeaderString));
      settlement.settle(provider, event, body);
      return Response.ok().build();
    } catch (BadWebhookException e) {
      throw e.isAuthentic()
          ? ProblemException.malformed("WEBHOOK_MALFORMED", "Not understood: " + e.getMessage())
          : new ProblemException(
              401, "WEBHOOK_SIGNATURE_INVALID", "Not accepted: " + e.getMessage());
    } catch (RetryLaterException e) {
      throw ProblemException.retryLater("The event cannot be acted on now.", RETRY_AFTER);
    }
  }
}
