/// Pods of the packaged room-service on one PostgreSQL and one Kafka, and what can happen to them:
/// viewers see every charge once and in order, whoever is killed, comes, goes or misbehaves.
@NullMarked
package dev.bouquet.room.pods;

import org.jspecify.annotations.NullMarked;
