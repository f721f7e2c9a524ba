/// gRPC's side of what REST calls a problem, and the token on outgoing calls.
@NullMarked
package dev.bouquet.kit.grpc;

import org.jspecify.annotations.NullMarked;
