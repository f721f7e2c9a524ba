/// The edge for other services: one method per call of the contract, each handed to its feature.
@NullMarked
package dev.bouquet.wallet.grpc;

import org.jspecify.annotations.NullMarked;
