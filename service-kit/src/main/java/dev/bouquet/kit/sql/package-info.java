/// JDBC, where it would be written twice.
@NullMarked
package dev.bouquet.kit.sql;

import org.jspecify.annotations.NullMarked;
