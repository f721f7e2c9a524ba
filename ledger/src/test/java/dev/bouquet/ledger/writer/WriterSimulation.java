package dev.bouquet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Histories;
import dev.bouquet.ledger.core.LedgerModel;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A small world for one seed: pods with the real writer, clients that send commands, some of them
/// several times and to several pods, and a database that loses connections and answers. When the
/// troubles are over everybody asks until there is an answer, and then the books must be as if each
/// id had been executed once.
final class WriterSimulation {
  private static final int PODS = 2;
  private static final int CLIENTS = 3;
  private static final int MOST_REPLACEMENTS = 4;
  private static final UUID NOBODY = new UUID(0, 0);
  private static final LedgerWriter.Limits LIMITS = new LedgerWriter.Limits(6, 40, 30);

  private final Random random;
  private final Lockstep lockstep;
  private final Faults faults;
  private final SimulatedDatabase database = new SimulatedDatabase();
  private final List<Pod> pods = new ArrayList<>();
  private final List<Pod> everStarted = new ArrayList<>();
  private final Histories history;
  private final List<Answered> answers = new ArrayList<>();
  private int clientsAtWork = CLIENTS;
  private int refusedForNow;

  private record Answered(Single command, Outcome outcome) {}

  WriterSimulation(long seed) {
    this.random = new Random(seed);
    this.lockstep = new Lockstep(random);
    this.faults = new Faults(random);
    this.history = Histories.random(random);
  }

  /// What a seed led to, to see that the world is not too kind.
  record Outcomes(int steps, int commits, int claims, int retries) {}

  Outcomes run() {
    database.accounts.putAll(history.accounts());
    for (int i = 0; i < PODS; i++) {
      pods.add(new Pod("pod-" + i));
    }
    var shares = shares();
    for (int i = 0; i < CLIENTS; i++) {
      var share = shares.get(i);
      lockstep.actor(() -> client(share));
    }
    lockstep.actor(this::replacePods);
    lockstep.run(() -> clientsAtWork == 0 && everStarted.stream().allMatch(Pod::isAtRest));
    check();
    return new Outcomes(
        lockstep.steps(),
        database.commits.size(),
        everStarted.stream().mapToInt(pod -> pod.claims).sum(),
        refusedForNow);
  }

  /// A new process under the name of one that was given up, and that still does what it had begun.
  private void replacePods() {
    for (int i = 0; i < MOST_REPLACEMENTS; i++) {
      lockstep.sleep(Duration.ofMillis(random.nextInt(8_000)));
      if (faults.podIsReplaced()) {
        int which = random.nextInt(PODS);
        pods.get(which).givenUp = true;
        pods.set(which, new Pod("pod-" + which));
      }
    }
  }

  /// The commands in their order, dealt out; some of them to two clients.
  private List<Deque<Command>> shares() {
    var shares = new ArrayList<Deque<Command>>();
    for (int i = 0; i < CLIENTS; i++) {
      shares.add(new ArrayDeque<>());
    }
    for (var batch : history.batches()) {
      for (var command : batch.commands()) {
        shares.get(random.nextInt(CLIENTS)).add(command);
        if (random.nextInt(3) == 0) {
          shares.get(random.nextInt(CLIENTS)).add(command);
        }
      }
    }
    return shares;
  }

  private void client(Deque<Command> todo) {
    while (!todo.isEmpty()) {
      var burst = new ArrayList<Call>();
      for (int i = random.nextInt(4); i >= 0 && !todo.isEmpty(); i--) {
        burst.add(new Call(todo.remove()));
      }
      burst.forEach(Call::send);
      if (random.nextInt(4) == 0) {
        burst.getFirst().send(); // twice at once, perhaps on the other pod
      }
      lockstep.await(() -> burst.stream().allMatch(call -> call.underWay == 0));
      burst.forEach(Call::askUntilAnswered);
      lockstep.sleep(faults.delay());
    }
    if (--clientsAtWork == 0) {
      faults.end();
    }
  }

  private final class Call {
    private final Command command;
    private int underWay;
    private boolean answered;

    Call(Command command) {
      this.command = command;
    }

    void send() {
      underWay++;
      var writer = pods.get(random.nextInt(PODS)).writer;
      var deadline = random.nextInt(10) == 0 ? lockstep.now().plus(faults.delay()) : Instant.MAX;
      var answer =
          switch (command) {
            case Single single -> writer.submit(single, deadline).thenApply(List::of);
            case Command.Group group -> writer.submit(group, deadline);
          };
      var _ =
          answer.whenComplete((outcomes, failure) -> {
            underWay--;
            if (failure == null) {
              keep(outcomes);
            } else {
              refusedForNow++;
            }
          });
    }

    private void keep(List<Outcome> outcomes) {
      answered = true;
      var singles = command.singles().toList();
      for (int i = 0; i < singles.size(); i++) {
        answers.add(new Answered(singles.get(i), outcomes.get(i)));
      }
    }

    void askUntilAnswered() {
      while (!answered) {
        lockstep.sleep(Duration.ofMillis(1 + random.nextInt(3_000)));
        send();
        lockstep.await(() -> underWay == 0);
      }
    }
  }

  private final class Pod {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final LedgerWriter writer;
    private boolean working;
    private boolean givenUp;
    private int claims;

    Pod(String name) {
      var slots =
          new SlotWriter(
              () -> new SimulatedSession(database, lockstep, faults, name),
              new SlotWriter.Listener() {
                @Override
                public void claimed(int slot, long epoch) {
                  claims++;
                }

                @Override
                public void committed(dev.bouquet.ledger.core.Decision decision, Duration took) {}
              });
      writer = new LedgerWriter(slots, lockstep.clock(), tasks::add, LIMITS);
      everStarted.add(this);
      lockstep.actor(this::work);
      lockstep.actor(this::tick);
    }

    private void work() {
      while (true) {
        lockstep.await(() -> !tasks.isEmpty());
        working = true;
        tasks.remove().run();
        working = false;
      }
    }

    private void tick() {
      while (!givenUp) {
        lockstep.sleep(Duration.ofSeconds(1));
        writer.tick();
      }
    }

    boolean isAtRest() {
      return tasks.isEmpty() && !working;
    }
  }

  private void check() {
    everyAnswerIsTheFateOfItsId();
    theCommitsInTheirOrderAreAHistoryOfTheModel();
    everySequencedTransferIsInTheOutboxOnceAndInOrder();
    assertThat(database.accounts.values().stream().mapToLong(Account::posted).sum()).isZero();
    assertThat(queuedAnywhere()).isZero();
  }

  private int queuedAnywhere() {
    return everStarted.stream().mapToInt(pod -> pod.writer.queued()).sum();
  }

  private void everyAnswerIsTheFateOfItsId() {
    var first = new HashMap<UUID, Integer>();
    for (var answer : answers) {
      var id = answer.command.id();
      var fate = database.recorded.get(id);
      assertThat(fate).as("fate of %s", id).isNotNull();
      if (fate.requestHash().equals(answer.command.requestHash())) {
        assertThat(answer.outcome.result()).isEqualTo(fate.result());
      } else {
        assertThat(answer.outcome.result())
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refused.KEY_REUSED));
      }
      if (!answer.outcome.replayed()) {
        first.merge(id, 1, Integer::sum);
      }
    }
    assertThat(first.values()).as("first answers per id").allMatch(times -> times == 1);
  }

  private void theCommitsInTheirOrderAreAHistoryOfTheModel() {
    LedgerModel model = history.model();
    for (var commit : database.commits) {
      for (var command : commit.commands()) {
        for (var answer : model.execute(commit.now(), asDecided(command))) {
          var fate = new Outcome(database.recorded.get(answer.id()).result(), false);
          if (!answer.replayed()) {
            assertThat(Histories.answer(fate)).isEqualTo(answer);
          }
        }
      }
    }
    for (var account : database.accounts.values()) {
      assertThat(account.posted()).isEqualTo(model.posted(account.id()));
      assertThat(account.held()).isEqualTo(model.held(account.id()));
      assertThat(account.version()).isEqualTo(model.version(account.id()));
    }
  }

  /// What was refused because an earlier command is not there had nothing to lock: the other one
  /// may have been committed between the look and the refusal's commit. That is the order "refusal
  /// first", which the model is told here.
  private Command asDecided(Command command) {
    return switch (command) {
      case Single single -> asDecided(single);
      case Command.Group(var members) ->
          new Command.Group(members.stream().map(this::asDecided).toList());
    };
  }

  private Single asDecided(Single single) {
    var recorded = database.recorded.get(single.id());
    return recorded.result() instanceof Refused refused
            && refused.code().endsWith("_NOT_FOUND")
            && refused.debit() == null
        ? new Command.Refusal(
            single.id(), recorded.requestHash(), NOBODY, refused.amount(), refused.code())
        : single;
  }

  /// In the order of the commits, so that a publisher that follows a slot misses nothing.
  private void everySequencedTransferIsInTheOutboxOnceAndInOrder() {
    var last = new HashMap<Integer, Position>();
    var published = new ArrayList<UUID>();
    for (var row : database.outbox) {
      var before = last.getOrDefault(row.upTo().slot(), new Position(row.upTo().slot(), 0, 0));
      boolean sameEpoch = before.epoch() == row.upTo().epoch();
      assertThat(row.upTo().epoch()).isGreaterThanOrEqualTo(before.epoch());
      assertThat(row.upTo().seq())
          .as("gapless after %s", before)
          .isEqualTo((sameEpoch ? before.seq() : 0) + row.transfers().size());
      last.put(row.upTo().slot(), row.upTo());
      published.addAll(row.transfers());
    }
    var sequenced =
        database.recorded.values().stream()
            .filter(row -> row.result() instanceof Posted posted && posted.position() != null)
            .map(row -> row.result().id())
            .toList();
    assertThat(published).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sequenced);
  }
}
