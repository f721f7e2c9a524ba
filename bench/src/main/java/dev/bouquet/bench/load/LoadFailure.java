package dev.bouquet.bench.load;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// What was measured did something wrong: its figures mean nothing.
public final class LoadFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public LoadFailure(String sentence) {
    this(sentence, null);
  }

  public LoadFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
