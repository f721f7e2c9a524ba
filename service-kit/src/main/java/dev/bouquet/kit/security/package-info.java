/// Who asks, and as whom a service asks others.
@NullMarked
package dev.bouquet.kit.security;

import org.jspecify.annotations.NullMarked;
