@NullMarked
package dev.bouquet.local.gateway;

import org.jspecify.annotations.NullMarked;
