package dev.bouquet.ledger.core;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something the ledger is asked to record, once per id.
public sealed interface Command {
  /// As an amount: whatever is left of the hold or of the transfer.
  long ALL = 0;

  /// More context than this is refused: it is words about a transfer, not a document.
  int MOST_CONTEXT_BYTES = 16 * 1024;

  Duration LONGEST_HOLD = Duration.ofDays(400);

  /// The commands that this one consists of, in order.
  default Stream<Single> singles() {
    return switch (this) {
      case Single single -> Stream.of(single);
      case Group group -> group.members().stream();
    };
  }

  /// How many ids this command decides.
  default int size() {
    return switch (this) {
      case Single _ -> 1;
      case Group group -> group.members().size();
    };
  }

  /// Whose share of a queue this command takes: the account that pays; where none is known, the
  /// command itself or its origin.
  default UUID queueKey() {
    return switch (this) {
      case Transfer transfer -> transfer.debit();
      case Refusal refusal -> refusal.debit() == null ? refusal.id() : refusal.debit();
      case Hold hold -> hold.debit();
      case Collect collect -> collect.debit();
      case SetStatus setStatus -> setStatus.account();
      case SetOwing setOwing -> setOwing.account();
      case FollowUp followUp -> followUp.payer();
      case Group group -> group.members().getFirst().queueKey();
    };
  }

  /// A command with an id of its own.
  sealed interface Single extends Command {
    /// Names the command for ever: the same id gets the same answer.
    UUID id();

    /// What makes two requests under one id the same request; another hash is answered
    /// [Result.Refused#KEY_REUSED].
    Bytes requestHash();
  }

  /// A command about an earlier one, from which it takes its accounts.
  sealed interface FollowUp extends Single {
    /// The id of the hold or transfer that this command continues.
    UUID origin();

    /// Who paid for the origin, for this command's share of a queue and the writer that takes it;
    /// it decides nothing about money. The origin's own id where that is not known.
    UUID payer();
  }

  /// Moves an amount, if the debited account has it.
  ///
  /// @param kind what it was for, for statements: at most 32 upper-case characters
  /// @param context kept beside the transfer, handed back in every replay, and erasable; never read
  ///   here
  /// @param sequenced whether it is spending that is published: it takes a [Position] in its
  ///   writer's order of publication, and counts against the debited account's [Budget]
  record Transfer(
      UUID id,
      Bytes requestHash,
      String kind,
      UUID debit,
      UUID credit,
      long amount,
      Bytes context,
      boolean sequenced)
      implements Single {

    public Transfer {
      requirePositive(amount);
      requireDifferent(debit, credit);
    }
  }

  /// Burns an id: the caller has refused already, and nobody shall execute the id later.
  ///
  /// @param debit who would have paid; null where that is not known
  /// @param amount what was asked for, or 0 where that is not known
  record Refusal(UUID id, Bytes requestHash, @Nullable UUID debit, long amount, String code)
      implements Single {}

  /// Sets an amount aside, to be captured, released or expired, once. It counts against the debited
  /// account's [Budget] from here on.
  ///
  /// @param credit who gets what is captured
  /// @param timeout after this the hold can only be released or expired; at most [#LONGEST_HOLD]
  record Hold(
      UUID id,
      Bytes requestHash,
      String kind,
      UUID debit,
      UUID credit,
      long amount,
      Duration timeout,
      Bytes context)
      implements Single {

    public Hold {
      requirePositive(amount);
      requireDifferent(debit, credit);
      if (!timeout.isPositive() || timeout.compareTo(LONGEST_HOLD) > 0) {
        throw new IllegalArgumentException("timeout out of bounds: " + timeout);
      }
    }
  }

  /// Moves what a hold has set aside, up to its amount, and lets go of the rest. A reserved amount
  /// is there: capturing never fails for want of funds, nor because the account was frozen since.
  ///
  /// @param amount or [#ALL]
  record Capture(
      UUID id,
      Bytes requestHash,
      String kind,
      UUID hold,
      UUID payer,
      long amount,
      Bytes context,
      boolean sequenced)
      implements FollowUp {

    public Capture {
      requireNotNegative(amount);
    }

    @Override
    public UUID origin() {
      return hold;
    }
  }

  /// Lets go of a hold.
  record Release(UUID id, Bytes requestHash, UUID hold, UUID payer) implements FollowUp {
    @Override
    public UUID origin() {
      return hold;
    }
  }

  /// Lets go of a hold whose time is over.
  record Expire(UUID id, Bytes requestHash, UUID hold) implements FollowUp {
    @Override
    public UUID origin() {
      return hold;
    }

    @Override
    public UUID payer() {
      return hold;
    }
  }

  /// Moves a transfer's amount back, or a part of it, never more than is left of it.
  ///
  /// @param amount or [#ALL]
  record Reverse(
      UUID id,
      Bytes requestHash,
      String kind,
      UUID transfer,
      UUID payer,
      long amount,
      Bytes context,
      boolean sequenced)
      implements FollowUp {

    public Reverse {
      requireNotNegative(amount);
    }

    @Override
    public UUID origin() {
      return transfer;
    }
  }

  /// Moves an amount, if it is there, also from an account that may not spend: what the house has
  /// to get back.
  record Collect(
      UUID id, Bytes requestHash, String kind, UUID debit, UUID credit, long amount, Bytes context)
      implements Single {

    public Collect {
      requirePositive(amount);
      requireDifferent(debit, credit);
    }
  }

  /// Freezes, opens again or closes an account.
  record SetStatus(UUID id, Bytes requestHash, UUID account, Account.Status status)
      implements Single {}

  /// Bars an account from spending while its owner owes something, or no more.
  record SetOwing(UUID id, Bytes requestHash, UUID account, boolean owing) implements Single {}

  /// Several commands of which all are executed, or none: where one is refused, the others are
  /// refused with [Result.Refused#GROUP_REFUSED].
  record Group(List<Single> members) implements Command {
    public Group {
      members = List.copyOf(members);
      if (members.isEmpty()) {
        throw new IllegalArgumentException("a group has members");
      }
      if (members.stream().map(Single::id).distinct().count() != members.size()) {
        throw new IllegalArgumentException("ids of a group must differ");
      }
    }
  }

  private static void requirePositive(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount must be positive: " + amount);
    }
  }

  private static void requireNotNegative(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("amount must not be negative: " + amount);
    }
  }

  private static void requireDifferent(UUID debit, UUID credit) {
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("accounts must differ: " + debit);
    }
  }
}
