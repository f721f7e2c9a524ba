package dev.bouquet.local.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a show came to.
///
/// @param floorMs request to screen of gifts that are sent one at a time, nobody else there
/// @param refusedByCode not part of the JSON
/// @param problems what is wrong, a sentence each; not part of the JSON
@JsonPropertyOrder({
  "giftsAccepted",
  "giftsRefused",
  "eventsExpected",
  "eventsDelivered",
  "duplicates",
  "gaps",
  "combos",
  "goalsReached",
  "messagesSaid",
  "messagesExpected",
  "messagesRead",
  "likesSent",
  "likesCounted",
  "coinsCharged",
  "diamondsEarned",
  "platformFee",
  "balanced",
  "requestMs",
  "screenMs",
  "floorMs",
  "giftsPerSecond"
})
public record Report(
    long giftsAccepted,
    long giftsRefused,
    long eventsExpected,
    long eventsDelivered,
    long duplicates,
    long gaps,
    long combos,
    long goalsReached,
    long messagesSaid,
    long messagesExpected,
    long messagesRead,
    long likesSent,
    long likesCounted,
    long coinsCharged,
    long diamondsEarned,
    long platformFee,
    boolean balanced,
    Latency requestMs,
    Latency screenMs,
    Latency floorMs,
    double giftsPerSecond,
    @JsonIgnore Map<String, Long> refusedByCode,
    @JsonIgnore List<String> problems) {

  private static final double LEAST_MS = 0.1;

  /// Nothing lost, doubled, out of order or unbalanced.
  public boolean clean() {
    return problems.isEmpty()
        && balanced
        && duplicates == 0
        && gaps == 0
        && eventsDelivered == eventsExpected;
  }

  public String json() {
    try {
      return Api.JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers can be written", e);
    }
  }

  public void print(PrintStream out) {
    out.println();
    line(out, "gifts accepted", number(giftsAccepted) + "  (" + giftsPerSecond + " per second)");
    line(out, "gifts refused", number(giftsRefused) + codes());
    line(out, "events expected", number(eventsExpected));
    line(
        out,
        "events delivered",
        "%s  (%s duplicates, %s gaps)"
            .formatted(number(eventsDelivered), number(duplicates), number(gaps)));
    line(out, "combos, goals", number(combos) + " ended, " + number(goalsReached) + " reached");
    line(
        out,
        "messages",
        "%s said, %s of %s read"
            .formatted(number(messagesSaid), number(messagesRead), number(messagesExpected)));
    line(out, "likes", number(likesSent) + " sent, " + number(likesCounted) + " counted");
    line(out, "coins charged", number(coinsCharged));
    line(out, "diamonds earned", number(diamondsEarned));
    line(out, "platform fee", number(platformFee));
    line(out, "balanced", balanced ? "yes" : "NO");
    line(out, "request", requestMs.words());
    line(out, "request to screen", screenMs.words());
    line(
        out,
        "its floor",
        "%s, one gift at a time; the show's p50 is %.1f times as much"
            .formatted(floorMs.words(), screenMs.p50() / Math.max(floorMs.p50(), LEAST_MS)));
    out.println();
    problems.forEach(problem -> out.println("  ! " + problem));
    out.println(
        clean()
            ? "Every accepted gift reached every screen once, in order, and the books balance."
            : "Something is wrong, see above.");
  }

  private String codes() {
    return refusedByCode.isEmpty() ? "" : "  " + refusedByCode;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("  %-18s %s%n", name, value);
  }
}
