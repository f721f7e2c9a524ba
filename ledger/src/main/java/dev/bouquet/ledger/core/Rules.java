package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Account.Status;
import dev.bouquet.ledger.core.Books.Resolution;
import dev.bouquet.ledger.core.Command.Capture;
import dev.bouquet.ledger.core.Command.Collect;
import dev.bouquet.ledger.core.Command.Expire;
import dev.bouquet.ledger.core.Command.Hold;
import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Release;
import dev.bouquet.ledger.core.Command.Reverse;
import dev.bouquet.ledger.core.Command.SetOwing;
import dev.bouquet.ledger.core.Command.SetStatus;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.OwingChanged;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import dev.bouquet.ledger.core.Result.Released;
import dev.bouquet.ledger.core.Result.StatusChanged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What each command does to the books, or why it is refused. Changes the accounts; recording the
/// result is up to [Ledger].
final class Rules {
  private final Instant now;
  private final State state;

  Rules(Instant now, State state) {
    this.now = now;
    this.state = state;
  }

  Result decide(Single command) {
    if (contextOf(command).length() > Command.MOST_CONTEXT_BYTES) {
      return refused(command, null, Refused.CONTEXT_TOO_LARGE, 0);
    }
    return switch (command) {
      case Transfer transfer -> transfer(transfer);
      case Refusal refusal -> refused(refusal, refusal.debit(), refusal.code(), refusal.amount());
      case Hold hold -> hold(hold);
      case Capture capture -> capture(capture);
      case Release release -> letGo(release, release.hold(), false);
      case Expire expire -> letGo(expire, expire.hold(), true);
      case Reverse reverse -> reverse(reverse);
      case Collect collect -> collect(collect);
      case SetStatus setStatus -> setStatus(setStatus);
      case SetOwing setOwing -> setOwing(setOwing);
    };
  }

  private Result transfer(Transfer command) {
    var debit = state.account(command.debit());
    var credit = state.account(command.credit());
    var code = whyNotSpend(debit, command.amount(), command.sequenced());
    if (code == null) {
      code = whyNotMove(debit, credit, command.amount());
    }
    if (code != null) {
      return refused(command, command.debit(), code, command.amount());
    }
    var spent = command.sequenced() ? debit.spending(command.amount(), now) : debit;
    return post(
        new Movement(
            command.id(),
            command.kind(),
            command.amount(),
            command.sequenced(),
            null,
            null,
            command.context()),
        spent,
        credit);
  }

  private Result hold(Hold command) {
    var debit = state.account(command.debit());
    var credit = state.account(command.credit());
    var code = whyNotSpend(debit, command.amount(), true);
    if (code == null) {
      code = whyNotMove(debit, credit, command.amount());
    }
    if (code == null && !debit.canHold(command.amount())) {
      code = Refused.BALANCE_OUT_OF_RANGE;
    }
    if (code != null) {
      return refused(command, command.debit(), code, command.amount());
    }
    var holding = debit.holding(command.amount()).spending(command.amount(), now);
    state.put(holding);
    return new Held(
        command.id(),
        command.kind(),
        debit.id(),
        credit.id(),
        command.amount(),
        shown(holding),
        now.plus(command.timeout()),
        command.context(),
        now);
  }

  private Result capture(Capture command) {
    var hold = heldUnder(command.hold());
    var code = whyNotResolve(hold, command.hold());
    if (code == null && !now.isBefore(hold.expiresAt())) {
      code = Refused.HOLD_EXPIRED;
    }
    if (code == null && command.amount() > hold.amount()) {
      code = Refused.HOLD_EXCEEDED;
    }
    long amount =
        command.amount() == Command.ALL && hold != null ? hold.amount() : command.amount();
    var credit = hold == null ? null : state.account(hold.credit());
    if (code == null) {
      code = whyNotCredit(credit, amount);
    }
    if (code != null) {
      return refused(command, hold == null ? null : hold.debit(), code, amount);
    }
    var debit =
        state
            .account(hold.debit())
            .holding(-hold.amount())
            .givenBack(hold.amount() - amount, hold.at());
    return post(
        new Movement(
            command.id(),
            command.kind(),
            amount,
            command.sequenced(),
            hold.id(),
            null,
            command.context()),
        debit,
        credit);
  }

  private Result letGo(Single command, UUID holdId, boolean expired) {
    var hold = heldUnder(holdId);
    var code = whyNotResolve(hold, holdId);
    if (code == null && expired && now.isBefore(hold.expiresAt())) {
      code = Refused.HOLD_NOT_EXPIRED;
    }
    if (code != null) {
      return refused(command, hold == null ? null : hold.debit(), code, 0);
    }
    var debit =
        state.account(hold.debit()).holding(-hold.amount()).givenBack(hold.amount(), hold.at());
    state.put(debit);
    return new Released(
        command.id(), hold.id(), debit.id(), hold.amount(), shown(debit), expired, now);
  }

  private Result reverse(Reverse command) {
    var transfer = transferOf(command.transfer());
    if (transfer == null) {
      return refused(command, null, Refused.TRANSFER_NOT_FOUND, command.amount());
    }
    long left = transfer.amount() - state.followedUp(transfer.id()).reversed();
    long amount = command.amount() == Command.ALL ? left : command.amount();
    var debit = state.account(transfer.credit());
    var credit = state.account(transfer.debit());
    var code = whyNotReverse(transfer, amount, left);
    if (code == null) {
      code = whyNotSpend(debit, amount, false);
    }
    if (code == null) {
      code = whyNotMove(debit, credit, amount);
    }
    if (code != null) {
      return refused(command, transfer.credit(), code, amount);
    }
    // What a hold had counted was counted when it was made: only plain spending is given back.
    boolean counted = transfer.position() != null && transfer.resolves() == null;
    return post(
        new Movement(
            command.id(),
            command.kind(),
            amount,
            command.sequenced(),
            null,
            transfer.id(),
            command.context()),
        debit,
        counted ? credit.givenBack(amount, transfer.at()) : credit);
  }

  private Result collect(Collect command) {
    var debit = state.account(command.debit());
    var credit = state.account(command.credit());
    var code = whyNotCollect(debit, command.amount());
    if (code == null) {
      code = whyNotMove(debit, credit, command.amount());
    }
    if (code != null) {
      return refused(command, command.debit(), code, command.amount());
    }
    return post(
        new Movement(
            command.id(), command.kind(), command.amount(), false, null, null, command.context()),
        debit,
        credit);
  }

  private Result setStatus(SetStatus command) {
    var account = state.account(command.account());
    var code = whyNotSetStatus(account, command.status());
    if (code != null) {
      return refused(command, command.account(), code, 0);
    }
    state.put(account.with(command.status()));
    return new StatusChanged(command.id(), account.id(), command.status(), now);
  }

  private Result setOwing(SetOwing command) {
    var account = state.account(command.account());
    var code = whyNotChange(account);
    if (code != null) {
      return refused(command, command.account(), code, 0);
    }
    state.put(account.withOwing(command.owing()));
    return new OwingChanged(command.id(), account.id(), command.owing(), now);
  }

  /// @param limited whether it counts as spending
  private @Nullable String whyNotSpend(@Nullable Account debit, long amount, boolean limited) {
    if (debit == null) {
      return Refused.INSUFFICIENT_FUNDS; // whoever never had anything has nothing
    }
    return switch (debit.status()) {
      case CLOSED -> Refused.ACCOUNT_CLOSED;
      case FROZEN -> Refused.ACCOUNT_FROZEN;
      case OPEN -> {
        if (debit.owing()) {
          yield Refused.ACCOUNT_OWING;
        }
        var limit = limited && debit.budget() != null ? debit.budget().refusal(amount, now) : null;
        yield limit != null
            ? limit
            : debit.available() < amount ? Refused.INSUFFICIENT_FUNDS : null;
      }
    };
  }

  private static @Nullable String whyNotCollect(@Nullable Account debit, long amount) {
    if (debit == null) {
      return Refused.INSUFFICIENT_FUNDS;
    }
    if (debit.status() == Status.CLOSED) {
      return Refused.ACCOUNT_CLOSED;
    }
    return debit.available() < amount ? Refused.INSUFFICIENT_FUNDS : null;
  }

  private static @Nullable String whyNotMove(Account debit, @Nullable Account credit, long amount) {
    if (credit != null && !debit.asset().equals(credit.asset())) {
      return Refused.ASSET_MISMATCH;
    }
    var code = whyNotCredit(credit, amount);
    return code == null && !debit.canMove(-amount) ? Refused.BALANCE_OUT_OF_RANGE : code;
  }

  private static @Nullable String whyNotCredit(@Nullable Account credit, long amount) {
    if (credit == null) {
      return Refused.ACCOUNT_NOT_FOUND;
    }
    if (credit.status() == Status.CLOSED) {
      return Refused.ACCOUNT_CLOSED;
    }
    return credit.canMove(amount) ? null : Refused.BALANCE_OUT_OF_RANGE;
  }

  private @Nullable String whyNotResolve(@Nullable Held hold, UUID id) {
    if (hold == null) {
      return Refused.HOLD_NOT_FOUND;
    }
    return switch (state.followedUp(id).resolution()) {
      case Resolution.OPEN -> null;
      case Resolution.CAPTURED -> Refused.HOLD_CAPTURED;
      case Resolution.RELEASED -> Refused.HOLD_RELEASED;
      case Resolution.EXPIRED -> Refused.HOLD_EXPIRED;
    };
  }

  private static @Nullable String whyNotReverse(Posted transfer, long amount, long left) {
    if (transfer.reverses() != null) {
      return Refused.NOT_REVERSIBLE;
    }
    if (left == 0) {
      return Refused.ALREADY_REVERSED;
    }
    return amount > left ? Refused.REVERSAL_EXCEEDED : null;
  }

  private static @Nullable String whyNotSetStatus(@Nullable Account account, Status status) {
    var code = whyNotChange(account);
    if (code != null) {
      return code;
    }
    boolean empty = account.posted() == 0 && account.held() == 0;
    return status == Status.CLOSED && !empty ? Refused.ACCOUNT_NOT_EMPTY : null;
  }

  private static @Nullable String whyNotChange(@Nullable Account account) {
    if (account == null) {
      return Refused.ACCOUNT_NOT_FOUND;
    }
    return account.status() == Status.CLOSED ? Refused.ACCOUNT_CLOSED : null;
  }

  /// What [Posted] says beyond the accounts.
  private record Movement(
      UUID id,
      String kind,
      long amount,
      boolean sequenced,
      @Nullable UUID resolves,
      @Nullable UUID reverses,
      Bytes context) {}

  private Posted post(Movement movement, Account debitBefore, Account creditBefore) {
    var debit = debitBefore.moved(-movement.amount());
    var credit = creditBefore.moved(movement.amount());
    state.put(debit);
    state.put(credit);
    return new Posted(
        movement.id(),
        movement.kind(),
        debit.id(),
        credit.id(),
        movement.amount(),
        debit.posted(),
        debit.version(),
        credit.posted(),
        credit.version(),
        movement.sequenced() ? state.next() : null,
        movement.resolves(),
        movement.reverses(),
        movement.context(),
        now);
  }

  private Refused refused(Single command, @Nullable UUID debit, String code, long amount) {
    var account = debit == null ? null : state.account(debit);
    return new Refused(
        command.id(), debit, code, account == null ? 0 : shown(account), amount, now);
  }

  /// What is told about an account's balance: nothing where there is no floor.
  private static long shown(Account account) {
    return account.floor() == null ? 0 : account.available();
  }

  private static Bytes contextOf(Single command) {
    return switch (command) {
      case Transfer transfer -> transfer.context();
      case Hold hold -> hold.context();
      case Capture capture -> capture.context();
      case Reverse reverse -> reverse.context();
      case Collect collect -> collect.context();
      case Refusal _, Release _, Expire _, SetStatus _, SetOwing _ -> Bytes.EMPTY;
    };
  }

  private @Nullable Held heldUnder(UUID id) {
    var recorded = state.recorded(id);
    return recorded != null && recorded.result() instanceof Held held ? held : null;
  }

  private @Nullable Posted transferOf(UUID id) {
    var recorded = state.recorded(id);
    return recorded != null && recorded.result() instanceof Posted posted ? posted : null;
  }
}
