package dev.bouquet.room.directory;

import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.view.RoomView;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client asks of the list of rooms.
public class RoomQuery {
  @QueryParam("order")
  @Nullable String order;

  @QueryParam("status")
  @Nullable String status;

  @QueryParam("language")
  @Nullable String language;

  @QueryParam("tag")
  @Nullable String tag;

  @QueryParam("pageSize")
  @Nullable Integer pageSize;

  @QueryParam("pageToken")
  @Nullable String pageToken;

  enum Order {
    NEWEST,
    /// Rooms on air, most watched first.
    VIEWERS
  }

  Order order() {
    return order == null ? Order.NEWEST : oneOf(Order.class, "order", order);
  }

  RoomFilter filter() {
    return new RoomFilter(
        status == null ? null : oneOf(RoomView.Status.class, "status", status),
        language == null ? null : Locale.forLanguageTag(language).toLanguageTag(),
        tag == null ? null : tag.toLowerCase(Locale.ROOT));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException _) {
      throw ProblemException.malformed(
          "INVALID_REQUEST",
          "The %s must be one of %s."
              .formatted(
                  name,
                  String.join(
                      ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
    }
  }
}
