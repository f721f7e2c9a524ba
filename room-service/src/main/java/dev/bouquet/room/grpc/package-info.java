/// Rooms for other services.
@NullMarked
package dev.bouquet.room.grpc;

import org.jspecify.annotations.NullMarked;
