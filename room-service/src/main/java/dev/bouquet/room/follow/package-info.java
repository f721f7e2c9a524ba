/// Who follows which creator. No part of any room: plain rows in PostgreSQL.
@NullMarked
package dev.bouquet.room.follow;

import org.jspecify.annotations.NullMarked;
