/// The suite from outside: one suite for all classes, started by the same script and torn down at
/// the end.
///
/// [RunningSuite] is the operator, [Person] somebody with an app, [Viewer] somebody with an open
/// socket.
@NullMarked
package dev.bouquet.e2e;

import org.jspecify.annotations.NullMarked;
