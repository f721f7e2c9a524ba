/// Refusals as clients see them: problem+json (RFC 9457) with a stable `code`.
///
/// A use case answers with a sealed result; its resource turns refusals into a [ProblemException];
/// [ProblemMappers] writes it.
@NullMarked
package dev.bouquet.kit.problem;

import org.jspecify.annotations.NullMarked;
