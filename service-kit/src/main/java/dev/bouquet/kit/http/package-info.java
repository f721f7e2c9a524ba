/// What REST resources share: idempotency keys, pages, limits, trace ids.
@NullMarked
package dev.bouquet.kit.http;

import org.jspecify.annotations.NullMarked;
