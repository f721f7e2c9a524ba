package dev.bouquet.kit.http;

import dev.bouquet.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, keyset-paged: the token names the last item of the page before.
///
/// @param nextPageToken absent on the last page
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
  private static final int MAX_SIZE = 100;
  private static final int DEFAULT_SIZE = 25;

  /// Cuts a page out of `found`, which holds one item more than `size` where there are more.
  public static <T> Page<T> of(List<T> found, int size, Function<T, String> key) {
    if (found.size() <= size) {
      return new Page<>(List.copyOf(found), null);
    }
    var items = List.copyOf(found.subList(0, size));
    return upTo(items, key.apply(items.getLast()));
  }

  /// A page that a bound has cut, not its size: it may be short and still not be the last.
  ///
  /// @param key of where to go on; null on the last page
  public static <T> Page<T> upTo(List<T> items, @Nullable String key) {
    var token =
        key == null
            ? null
            : Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    return new Page<>(items, token);
  }

  /// `pageSize` as asked for, made to fit 1 to 100.
  public static int size(@Nullable Integer asked) {
    return asked == null ? DEFAULT_SIZE : Math.clamp(asked, 1, MAX_SIZE);
  }

  /// The key that a token stands for, or `first` without a token.
  public static <K> K after(@Nullable String token, K first, Function<String, K> parse) {
    if (token == null || token.isEmpty()) {
      return first;
    }
    try {
      return parse.apply(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw ProblemException.malformed(
          "PAGE_TOKEN_INVALID", "The pageToken is not one that this list gave.");
    }
  }
}
