package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Command.Single;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The ledger as a child would write it: one command at a time, and no balances at all. What an
/// account has is summed from the list of everything that ever happened.
public final class LedgerModel {
  /// @param balance what the paying account has after a transfer, or has left to spend after
  ///   anything else
  public record Answer(UUID id, String outcome, long amount, long balance, boolean replayed) {}

  /// An account as the test opens it, empty.
  ///
  /// @param floor null for none
  /// @param limits null for none
  public record Opened(String asset, Long floor, ZoneId zone, Budget.Limits limits) {}

  /// Something that happened.
  private record Event(
      UUID id,
      String what,
      UUID debit,
      UUID credit,
      long amount,
      UUID origin,
      Instant at,
      Instant expiresAt,
      boolean sequenced) {}

  private record Fate(Bytes hash, Answer answer) {}

  private final Map<UUID, Opened> opened;
  private final Map<UUID, String> statuses = new HashMap<>();
  private Set<UUID> owing = new HashSet<>();
  private List<Event> events = new ArrayList<>();
  private final Map<UUID, Fate> fates = new HashMap<>();

  public LedgerModel(Map<UUID, Opened> opened) {
    this.opened = opened;
  }

  public List<Answer> execute(Instant now, Command command) {
    return switch (command) {
      case Single single -> List.of(executeOne(now, single));
      case Command.Group group -> executeGroup(now, group.members());
    };
  }

  private List<Answer> executeGroup(Instant now, List<Single> members) {
    if (members.stream().allMatch(member -> fates.containsKey(member.id()))) {
      return members.stream().map(member -> executeOne(now, member)).toList();
    }
    var eventsBefore = new ArrayList<>(events);
    var statusesBefore = Map.copyOf(statuses);
    var owingBefore = new HashSet<>(owing);
    var fatesBefore = Map.copyOf(fates);
    var answers = members.stream().map(member -> executeOne(now, member)).toList();
    if (answers.stream().allMatch(answer -> isDone(answer.outcome) && !answer.replayed)) {
      return answers;
    }
    events = eventsBefore;
    owing = owingBefore;
    statuses.clear();
    statuses.putAll(statusesBefore);
    fates.clear();
    fates.putAll(fatesBefore);
    var refused = new ArrayList<Answer>();
    for (int i = 0; i < members.size(); i++) {
      var tried = answers.get(i);
      var answer =
          isDone(tried.outcome) && !tried.replayed
              ? new Answer(tried.id, "GROUP_REFUSED", 0, 0, false)
              : tried;
      if (!answer.replayed) {
        fates.put(answer.id, new Fate(members.get(i).requestHash(), answer));
      }
      refused.add(answer);
    }
    return refused;
  }

  private static boolean isDone(String outcome) {
    return List.of("POSTED", "HELD", "RELEASED", "EXPIRED", "STATUS", "OWING").contains(outcome);
  }

  private Answer executeOne(Instant now, Single command) {
    var fate = fates.get(command.id());
    if (fate != null) {
      return fate.hash.equals(command.requestHash())
          ? new Answer(
              command.id(), fate.answer.outcome, fate.answer.amount, fate.answer.balance, true)
          : new Answer(command.id(), "KEY_REUSED", 0, 0, true);
    }
    var answer = decide(now, command);
    fates.put(command.id(), new Fate(command.requestHash(), answer));
    return answer;
  }

  private Answer decide(Instant now, Single command) {
    var id = command.id();
    return switch (command) {
      case Command.Refusal c -> answer(id, c.debit(), c.code(), c.amount());
      case Command.Transfer c -> {
        var why = whyNotPay(now, c.debit(), c.credit(), c.amount(), c.sequenced());
        if (why.equals("POSTED")) {
          happen(id, why, c.debit(), c.credit(), c.amount(), null, now, null, c.sequenced());
        }
        yield answer(id, c.debit(), why, c.amount());
      }
      case Command.Hold c -> {
        var why = whyNotPay(now, c.debit(), c.credit(), c.amount(), true);
        var outcome = why.equals("POSTED") ? "HELD" : why;
        if (outcome.equals("HELD")) {
          var end = now.plus(c.timeout());
          happen(id, outcome, c.debit(), c.credit(), c.amount(), null, now, end, true);
        }
        yield answer(id, c.debit(), outcome, c.amount());
      }
      case Command.Capture c -> {
        var hold = event(c.hold(), "HELD");
        var why = whyNotEnd(hold);
        if (why.isEmpty() && !now.isBefore(hold.expiresAt)) {
          why = "HOLD_EXPIRED";
        }
        long amount = hold != null && c.amount() == 0 ? hold.amount : c.amount();
        if (why.isEmpty() && amount > hold.amount) {
          why = "HOLD_EXCEEDED";
        }
        if (why.isEmpty()) {
          why = whyNotReceive(hold.credit);
        }
        if (why.isEmpty()) {
          why = "POSTED";
          happen(id, why, hold.debit, hold.credit, amount, hold.id, now, null, c.sequenced());
        }
        yield answer(id, hold == null ? null : hold.debit, why, amount);
      }
      case Command.Release c -> end(now, id, c.hold(), "RELEASED");
      case Command.Expire c -> end(now, id, c.hold(), "EXPIRED");
      case Command.Reverse c -> {
        var origin = event(c.transfer(), "POSTED");
        if (origin == null) {
          yield answer(id, null, "TRANSFER_NOT_FOUND", c.amount());
        }
        var payer = origin.credit;
        var payee = origin.debit;
        long left = origin.amount - sum(e -> isReversalOf(e, origin));
        long amount = c.amount() == 0 ? left : c.amount();
        var root = origin.origin == null ? null : event(origin.origin, "POSTED");
        var why =
            root != null
                ? "NOT_REVERSIBLE"
                : left == 0
                    ? "ALREADY_REVERSED"
                    : amount > left
                        ? "REVERSAL_EXCEEDED"
                        : whyNotPay(now, payer, payee, amount, false);
        if (why.equals("POSTED")) {
          happen(id, why, payer, payee, amount, origin.id, now, null, c.sequenced());
        }
        yield answer(id, origin.credit, why, amount);
      }
      case Command.Collect c -> {
        var why =
            status(c.debit()).equals("CLOSED")
                ? "ACCOUNT_CLOSED"
                : whyNotMove(c.debit(), c.credit(), c.amount());
        if (why.equals("POSTED")) {
          happen(id, why, c.debit(), c.credit(), c.amount(), null, now, null, false);
        }
        yield answer(id, c.debit(), why, c.amount());
      }
      case Command.SetOwing c -> {
        var why =
            !opened.containsKey(c.account())
                ? "ACCOUNT_NOT_FOUND"
                : status(c.account()).equals("CLOSED") ? "ACCOUNT_CLOSED" : "OWING";
        if (why.equals("OWING")) {
          var _ = c.owing() ? owing.add(c.account()) : owing.remove(c.account());
          yield new Answer(id, why, 0, 0, false);
        }
        yield answer(id, c.account(), why, 0);
      }
      case Command.SetStatus c -> {
        var before = status(c.account());
        boolean empty = posted(c.account()) == 0 && held(c.account()) == 0;
        var why =
            !opened.containsKey(c.account())
                ? "ACCOUNT_NOT_FOUND"
                : before.equals("CLOSED")
                    ? "ACCOUNT_CLOSED"
                    : c.status() == Account.Status.CLOSED && !empty
                        ? "ACCOUNT_NOT_EMPTY"
                        : "STATUS";
        if (why.equals("STATUS")) {
          statuses.put(c.account(), c.status().name());
          yield new Answer(id, why, 0, 0, false);
        }
        yield answer(id, c.account(), why, 0);
      }
    };
  }

  private Answer end(Instant now, UUID id, UUID holdId, String how) {
    var hold = event(holdId, "HELD");
    var why = whyNotEnd(hold);
    if (why.isEmpty() && how.equals("EXPIRED") && now.isBefore(hold.expiresAt)) {
      why = "HOLD_NOT_EXPIRED";
    }
    if (why.isEmpty()) {
      happen(id, how, hold.debit, null, hold.amount, hold.id, now, null, false);
      return answer(id, hold.debit, how, hold.amount);
    }
    return answer(id, hold == null ? null : hold.debit, why, 0);
  }

  private void happen(
      UUID id,
      String what,
      UUID debit,
      UUID credit,
      long amount,
      UUID origin,
      Instant at,
      Instant expiresAt,
      boolean sequenced) {
    events.add(new Event(id, what, debit, credit, amount, origin, at, expiresAt, sequenced));
  }

  private String whyNotPay(Instant now, UUID debit, UUID credit, long amount, boolean limited) {
    var account = opened.get(debit);
    if (account == null) {
      return "INSUFFICIENT_FUNDS";
    }
    if (!status(debit).equals("OPEN")) {
      return "ACCOUNT_" + status(debit);
    }
    if (owing.contains(debit)) {
      return "ACCOUNT_OWING";
    }
    if (limited && account.limits != null) {
      var limit = brokenLimit(now, debit, account, amount);
      if (!limit.isEmpty()) {
        return limit;
      }
    }
    return whyNotMove(debit, credit, amount);
  }

  private String whyNotMove(UUID debit, UUID credit, long amount) {
    var account = opened.get(debit);
    if (account == null || (account.floor != null && available(debit) < amount)) {
      return "INSUFFICIENT_FUNDS";
    }
    if (opened.containsKey(credit) && !opened.get(credit).asset.equals(account.asset)) {
      return "ASSET_MISMATCH";
    }
    var why = whyNotReceive(credit);
    return why.isEmpty() ? "POSTED" : why;
  }

  private String whyNotReceive(UUID credit) {
    return !opened.containsKey(credit)
        ? "ACCOUNT_NOT_FOUND"
        : status(credit).equals("CLOSED") ? "ACCOUNT_CLOSED" : "";
  }

  private String whyNotEnd(Event hold) {
    if (hold == null) {
      return "HOLD_NOT_FOUND";
    }
    return events.stream()
        .filter(event -> hold.id.equals(event.origin))
        .map(event -> event.what.equals("POSTED") ? "HOLD_CAPTURED" : "HOLD_" + event.what)
        .findFirst()
        .orElse("");
  }

  private String brokenLimit(Instant now, UUID account, Opened opening, long amount) {
    var limits = opening.limits;
    var today = LocalDate.ofInstant(now, opening.zone);
    if (limits.transfer() != null && amount > limits.transfer()) {
      return "TRANSFER_LIMIT";
    }
    if (breaks(account, opening, amount, limits.day(), today::equals)) {
      return "DAILY_LIMIT";
    }
    if (breaks(account, opening, amount, limits.week(), day -> week(day).equals(week(today)))) {
      return "WEEKLY_LIMIT";
    }
    if (breaks(account, opening, amount, limits.month(), day -> month(day).equals(month(today)))) {
      return "MONTHLY_LIMIT";
    }
    return "";
  }

  private boolean breaks(
      UUID account, Opened opening, long amount, Long limit, Predicate<LocalDate> period) {
    if (limit == null) {
      return false;
    }
    long spent =
        events.stream()
            .filter(event -> account.equals(event.debit) && isSpending(event))
            .filter(event -> period.test(LocalDate.ofInstant(event.at, opening.zone)))
            .mapToLong(this::stillSpent)
            .sum();
    return spent + amount > limit;
  }

  /// A hold counts from when it was made, so its capture does not count again.
  private boolean isSpending(Event event) {
    return event.what.equals("HELD")
        || (event.what.equals("POSTED") && event.sequenced && event.origin == null);
  }

  private long stillSpent(Event event) {
    if (event.what.equals("POSTED")) {
      return event.amount - sum(e -> isReversalOf(e, event));
    }
    if (whyNotEnd(event).isEmpty()) {
      return event.amount;
    }
    return sum(e -> event.id.equals(e.origin) && e.what.equals("POSTED"));
  }

  private boolean isReversalOf(Event event, Event origin) {
    return event.what.equals("POSTED") && origin.id.equals(event.origin);
  }

  public long posted(UUID account) {
    return sum(e -> e.what.equals("POSTED") && account.equals(e.credit))
        - sum(e -> e.what.equals("POSTED") && account.equals(e.debit));
  }

  public long held(UUID account) {
    return sum(e -> e.what.equals("HELD") && account.equals(e.debit) && whyNotEnd(e).isEmpty());
  }

  public long version(UUID account) {
    return events.stream()
        .filter(e -> e.what.equals("POSTED"))
        .filter(e -> account.equals(e.debit) || account.equals(e.credit))
        .count();
  }

  public String status(UUID account) {
    return statuses.getOrDefault(account, "OPEN");
  }

  public boolean owes(UUID account) {
    return owing.contains(account);
  }

  private long available(UUID account) {
    return posted(account) - held(account) - opened.get(account).floor;
  }

  private Answer answer(UUID id, UUID account, String outcome, long amount) {
    if (outcome.equals("POSTED")) {
      return new Answer(id, outcome, amount, posted(account), false);
    }
    var opening = account == null ? null : opened.get(account);
    long balance = opening == null || opening.floor == null ? 0 : available(account);
    return new Answer(id, outcome, amount, balance, false);
  }

  private Event event(UUID id, String what) {
    return events.stream()
        .filter(event -> event.id.equals(id) && event.what.equals(what))
        .findFirst()
        .orElse(null);
  }

  private long sum(Predicate<Event> which) {
    return events.stream().filter(which).mapToLong(Event::amount).sum();
  }

  private static List<Integer> week(LocalDate day) {
    return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static List<Integer> month(LocalDate day) {
    return List.of(day.getYear(), day.getMonthValue());
  }
}
