@NullMarked
package dev.bouquet.local.demo;

import org.jspecify.annotations.NullMarked;
