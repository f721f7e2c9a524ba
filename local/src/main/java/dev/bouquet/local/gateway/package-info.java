/// The suite's one public address. It routes `/v1/**` to the services and adds nothing of its own:
/// tokens are checked by the services. On Kubernetes a Gateway with the same routes takes its
/// place.
///
/// Requests go through Vert.x's reverse proxy; WebSockets do not, because that proxy reads as fast
/// as the service sends whatever the viewer's pace, which would take from room-service the means to
/// see who is slow.
@NullMarked
package dev.bouquet.local.gateway;

import org.jspecify.annotations.NullMarked;
