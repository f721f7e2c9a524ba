package dev.bouquet.gift.people;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// A set of people that the database keeps, in memory, so that sending a gift asks nobody. While
/// the database is away, everybody is as they were.
public final class FollowedPeople {
  private static final Logger LOG = Logger.getLogger(FollowedPeople.class);

  /// Changes are stamped when their transaction begins, and seen when it has ended: no transaction
  /// here takes longer.
  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(1);

  private final String name;
  private final Source source;
  private final Set<UUID> people = ConcurrentHashMap.newKeySet();
  private Instant newestChange = Instant.EPOCH;

  /// @param name of the set, for the log
  /// @throws SQLException where nobody can be asked at first
  public FollowedPeople(String name, Source source) throws SQLException {
    this.name = name;
    this.source = source;
    refresh();
  }

  /// @param in whether the person is in the set
  /// @param at when the change began, by the database's clock
  public record Change(UUID personId, boolean in, Instant at) {}

  /// Where changes come from.
  @FunctionalInterface
  public interface Source {
    /// How it is with everybody who changed since, oldest change first.
    List<Change> changedSince(Instant since) throws SQLException;
  }

  public boolean has(UUID personId) {
    return people.contains(personId);
  }

  /// To be called again and again.
  public void follow() {
    try {
      refresh();
    } catch (SQLException e) {
      LOG.warnf("%s not refreshed, they stay as they were: %s", name, e.getMessage());
    }
  }

  public synchronized void refresh() throws SQLException {
    for (var change : source.changedSince(newestChange.minus(LONGEST_CHANGE))) {
      if (change.in()) {
        people.add(change.personId());
      } else {
        people.remove(change.personId());
      }
      newestChange = change.at();
    }
  }
}
