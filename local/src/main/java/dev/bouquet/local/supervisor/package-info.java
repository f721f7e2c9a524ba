/// Keeps the parts of the suite running.
///
/// The [dev.bouquet.local.supervisor.Supervisor] starts everything at once, each
/// [dev.bouquet.local.supervisor.SupervisedPart] waits for those it needs, and a
/// [dev.bouquet.local.supervisor.Lifecycle] says where a part is. Until all are ready, one part
/// that dies ends the start; afterwards it is restarted. Other processes reach a supervisor over
/// [dev.bouquet.local.supervisor.ControlServer], whose address and token lie in the
/// [dev.bouquet.local.supervisor.StateFolder].
@NullMarked
package dev.bouquet.local.supervisor;

import org.jspecify.annotations.NullMarked;
