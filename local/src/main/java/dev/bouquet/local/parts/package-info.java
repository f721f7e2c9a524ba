/// The servers that the suite runs on: PostgreSQL, Kafka and Keycloak as child processes of a JVM.
///
/// {@link Installation} unpacks them once per checkout. A {@link Server} knows its folder, its
/// command line and how to ask whether it works; a {@link ChildProcess} is one running process,
/// recorded in {@link RecordedProcesses} so that what outlives its parent can be ended by the next
/// one. The services' tests use only {@link TestServers}.
@NullMarked
package dev.bouquet.local.parts;

import org.jspecify.annotations.NullMarked;
