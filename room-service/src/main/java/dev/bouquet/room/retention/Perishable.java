package dev.bouquet.room.retention;

import java.sql.SQLException;

/// Rows that are deleted when they are old enough.
public interface Perishable {
  /// What they are, for operators.
  String name();

  /// Deletes some of those that are too old; another pod may do the same at the same time.
  ///
  /// @return how many; as many as `most` where there may be more
  int deleteOld(int most) throws SQLException;
}
