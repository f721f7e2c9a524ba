package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Command.Group;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Command.Transfer;
import dev.bouquet.ledger.core.Result.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides a batch of commands against the books.
///
/// Ids come first: an id with a fate gets it again, whatever the balances are now. Refusals are
/// recorded too, else a late retry would charge somebody who was told no. One bad command never
/// fails its neighbours: every way to refuse is an outcome.
public final class Ledger {
  private final Instant now;
  private final List<Outcome> outcomes;

  private Ledger(Instant now, int commands) {
    this.now = now;
    this.outcomes = new ArrayList<>(commands);
  }

  /// @param now the time that goes into the rows
  public static Decision apply(Instant now, List<? extends Command> commands, Books books) {
    var ledger = new Ledger(now, commands.size());
    var state = new State(books);
    for (var command : commands) {
      switch (command) {
        case Single single -> ledger.outcomes.add(ledger.answer(single, state));
        case Group group -> ledger.answer(group, state);
      }
    }
    return new Decision(
        List.copyOf(ledger.outcomes), state.recorded(), state.accounts(), state.last());
  }

  private Outcome answer(Single command, State state) {
    var known = state.recorded(command.id());
    if (known != null) {
      return new Outcome(
          known.requestHash().equals(command.requestHash())
              ? known.result()
              : refused(command, Refused.KEY_REUSED),
          true,
          budget(command, state));
    }
    var result = new Rules(now, state).decide(command);
    state.record(command, result);
    return new Outcome(result, false, budget(command, state));
  }

  private static @Nullable Budget budget(Single command, State state) {
    var payer = command instanceof Transfer transfer ? state.account(transfer.debit()) : null;
    return payer == null ? null : payer.budget();
  }

  /// Tries the members on a state of their own, which counts only where none was refused. An id
  /// that already has a fate cannot be executed with the others; so a group is either a replay as a
  /// whole, or new as a whole, or refused.
  private void answer(Group group, State state) {
    if (group.members().stream().allMatch(member -> state.recorded(member.id()) != null)) {
      group.members().forEach(member -> outcomes.add(answer(member, state)));
      return;
    }
    var attempt = new State(state);
    var answers = new ArrayList<Outcome>(group.members().size());
    group.members().forEach(member -> answers.add(answer(member, attempt)));
    if (answers.stream().noneMatch(Ledger::breaksAGroup)) {
      attempt.keep();
      outcomes.addAll(answers);
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      outcomes.add(refuse(group.members().get(i), answers.get(i), state));
    }
  }

  private static boolean breaksAGroup(Outcome outcome) {
    return outcome.replayed() || outcome.result() instanceof Refused;
  }

  /// The outcome of a member of a refused group: its own refusal or earlier fate where it has one.
  private Outcome refuse(Single member, Outcome attempted, State state) {
    if (attempted.replayed()) {
      return attempted;
    }
    var result =
        attempted.result() instanceof Refused own ? own : refused(member, Refused.GROUP_REFUSED);
    state.record(member, result);
    return new Outcome(result, false);
  }

  private Refused refused(Single command, String code) {
    return new Refused(command.id(), null, code, 0, 0, now);
  }
}
