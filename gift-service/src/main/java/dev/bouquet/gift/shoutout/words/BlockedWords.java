package dev.bouquet.gift.shoutout.words;

import dev.bouquet.gift.shoutout.moderation.WordList;
import dev.bouquet.gift.shoutout.words.MessageWord.Kind;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;

/// All lists in memory, as one that never changes and is replaced as a whole. While the database is
/// away, messages are judged by the lists as they were.
@Startup
@ApplicationScoped
public class BlockedWords {
  private static final Logger LOG = Logger.getLogger(BlockedWords.class);

  /// @param versions of the lists, at most as new as what is in them
  private record Snapshot(Map<String, Long> versions, WordList list) {}

  private final MessageWordStore store;
  private volatile Snapshot current;

  BlockedWords(MessageWordStore store) throws SQLException {
    this.store = store;
    this.current = load(store, store.versions());
  }

  public WordList now() {
    return current.list();
  }

  @Scheduled(
      every = "{bouquet.message-words.poll-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() {
    try {
      refresh();
    } catch (SQLException e) {
      LOG.warnf("word lists not refreshed, go on as they were: %s", e.getMessage());
    }
  }

  /// One at a time, so that no older list takes the place of a newer one.
  synchronized void refresh() throws SQLException {
    var versions = store.versions();
    if (!versions.equals(current.versions())) {
      current = load(store, versions);
      LOG.infof("word lists replaced versions=%s", versions);
    }
  }

  /// The versions were read before the words: what changes in between is loaded again.
  private static Snapshot load(MessageWordStore store, Map<String, Long> versions)
      throws SQLException {
    return new Snapshot(
        Map.copyOf(versions), WordList.of(store.words(Kind.BLOCKED), store.words(Kind.ALLOWED)));
  }
}
