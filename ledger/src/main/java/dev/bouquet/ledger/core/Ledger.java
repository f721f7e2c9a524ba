package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides a batch of commands against the books.
///
/// Ids come first: an id with a fate gets it again, whatever the balances are now. Refusals are
/// recorded too, else a late retry would charge somebody who was told no. One bad command never
/// fails its neighbours: every way to refuse is an outcome.
public final class Ledger {
  private final Instant now;
  private final Books books;
  private final Map<UUID, Account> changed = new HashMap<>();
  private final LinkedHashMap<UUID, Recorded> recorded = new LinkedHashMap<>();
  private Position last;

  private Ledger(Instant now, Books books) {
    this.now = now;
    this.books = books;
    this.last = books.last();
  }

  /// @param now the time that goes into the rows
  public static Decision apply(Instant now, List<? extends Command> commands, Books books) {
    var ledger = new Ledger(now, books);
    var outcomes = new ArrayList<Outcome>(commands.size());
    for (var command : commands) {
      outcomes.add(ledger.answer(command));
    }
    return new Decision(List.copyOf(outcomes), ledger.recorded, ledger.changed, ledger.last);
  }

  private Outcome answer(Command command) {
    var known = recordedFor(command.id());
    if (known != null) {
      return new Outcome(
          known.requestHash().equals(command.requestHash())
              ? known.result()
              : new Refused(command.id(), command.debit(), Refused.KEY_REUSED, 0, 0, now),
          true);
    }
    var result = decide(command);
    recorded.put(command.id(), new Recorded(command.requestHash(), result));
    return new Outcome(result, false);
  }

  private Result decide(Command command) {
    return switch (command) {
      case Refusal refusal -> refuse(refusal, refusal.code());
      case Transfer transfer -> transfer(transfer);
    };
  }

  private Result transfer(Transfer command) {
    var debit = account(command.debit());
    var credit = account(command.credit());
    if (debit == null || debit.available() < command.amount()) {
      return refuse(command, Refused.INSUFFICIENT_FUNDS);
    }
    if (credit == null) {
      return refuse(command, Refused.ACCOUNT_NOT_FOUND);
    }
    if (!debit.asset().equals(credit.asset())) {
      return refuse(command, Refused.ASSET_MISMATCH);
    }
    if (!debit.canTake(-command.amount()) || !credit.canTake(command.amount())) {
      return refuse(command, Refused.BALANCE_OUT_OF_RANGE);
    }
    return post(command, debit.plus(-command.amount()), credit.plus(command.amount()));
  }

  private Posted post(Transfer command, Account debit, Account credit) {
    changed.put(debit.id(), debit);
    changed.put(credit.id(), credit);
    if (command.sequenced()) {
      last = last.next();
    }
    return new Posted(
        command.id(),
        command.kind(),
        debit.id(),
        credit.id(),
        command.amount(),
        debit.posted(),
        debit.version(),
        credit.posted(),
        credit.version(),
        command.sequenced() ? last : null,
        command.context(),
        now);
  }

  private Refused refuse(Command command, String code) {
    var debit = account(command.debit());
    long balance = debit == null || debit.floor() == null ? 0 : debit.available();
    return new Refused(command.id(), command.debit(), code, balance, command.amount(), now);
  }

  private @Nullable Account account(UUID id) {
    var account = changed.get(id);
    return account != null ? account : books.accounts().get(id);
  }

  private @Nullable Recorded recordedFor(UUID id) {
    var mine = recorded.get(id);
    return mine != null ? mine : books.recorded().get(id);
  }
}
