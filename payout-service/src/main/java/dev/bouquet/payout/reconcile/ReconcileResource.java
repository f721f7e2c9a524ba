package dev.bouquet.payout.reconcile;

import dev.bouquet.kit.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

@Path("/v1/admin/reconciliations")
@RolesAllowed("operator")
@RunOnVirtualThread
class ReconcileResource {
  private static final Logger LOG = Logger.getLogger(ReconcileResource.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final ReconcileService service;

  ReconcileResource(ReconcileService service) {
    this.service = service;
  }

  @POST
  @Operation(
      summary = "Compares wallet and earnings at a common position and names every difference")
  public Report reconcile() throws SQLException, InterruptedException {
    try {
      var report = service.reconcile();
      if (!report.balanced()) {
        LOG.errorf("the books do not balance differences=%d", report.differences().size());
      }
      return report;
    } catch (StatusRuntimeException e) {
      LOG.warnf("no reconciliation reason=%s", e.getStatus());
      throw ProblemException.retryLater("The wallet does not answer.", RETRY_AFTER);
    }
  }
}
