/// What component tests of the services stand on: real PostgreSQL and Kafka, and an issuer that
/// signs tokens as Keycloak does.
@NullMarked
package dev.bouquet.kit.test;

import org.jspecify.annotations.NullMarked;
