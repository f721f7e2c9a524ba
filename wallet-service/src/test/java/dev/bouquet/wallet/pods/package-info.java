/// Several pods of the packaged wallet on one PostgreSQL and one Kafka, and everything that can
/// happen to them: each id has one effect, each accepted charge is published, and the books verify.
package dev.bouquet.wallet.pods;
