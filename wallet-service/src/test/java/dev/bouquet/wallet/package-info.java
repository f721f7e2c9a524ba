/// Component tests: the service on real PostgreSQL and Kafka, from outside.
@NullMarked
package dev.bouquet.wallet;

import org.jspecify.annotations.NullMarked;
