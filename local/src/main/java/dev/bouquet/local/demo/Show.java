package dev.bouquet.local.demo;

import dev.bouquet.local.demo.Stage.Earning;
import dev.bouquet.local.suite.SuitePorts;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// From the empty stage to the report.
public final class Show {
  private final Api api;
  private final ShowPlan plan;
  private final PrintStream out;
  private final Screens screens = new Screens();

  private Show(Api api, ShowPlan plan, PrintStream out) {
    this.api = api;
    this.plan = plan;
    this.out = out;
  }

  public static Report play(SuitePorts ports, ShowPlan plan, PrintStream out)
      throws InterruptedException {
    try (var api = new Api(ports)) {
      return new Show(api, plan, out).play();
    }
  }

  private Report play() throws InterruptedException {
    out.printf("People: %d viewers, %d creators ...%n", plan.viewers(), plan.rooms());
    var cast = Cast.assemble(api, plan);
    out.printf("Rehearsal ...%n");
    SmallRoom.rehearse(api, cast);
    out.printf("Rooms ...%n");
    var stages = Parallel.map(cast.creators(), creator -> Stage.open(api, creator));
    var viewers =
        IntStream.range(0, plan.viewers())
            .mapToObj(
                i -> new Viewer(api, cast.viewers().get(i), stages.get(i % stages.size()), screens))
            .toList();
    Played played;
    try {
      played = play(cast, stages, viewers);
    } finally {
      viewers.forEach(Viewer::leave);
      Parallel.map(
          stages,
          stage -> {
            stage.end();
            return stage;
          });
    }
    out.printf("%nThe floor ...%n");
    return played.report(SmallRoom.floor(api, cast));
  }

  private Played play(Cast cast, List<Stage> stages, List<Viewer> viewers)
      throws InterruptedException {
    var catalog = api.insist(Api.Call.get(api.url("/v1/gifts"), cast.operator().token()));
    var gifts = Script.write(catalog, plan, viewers);
    gifts.forEach(screens::expect);
    out.printf("Coins for %,d gifts ...%n", gifts.size());
    var purse = new Purse(api, cast.operator());
    var before = topUp(purse, viewers, gifts);
    setGoals(stages, gifts);
    out.printf("Sockets ...%n");
    Viewer.seat(viewers);

    var sender = new GiftSender(api);
    var table = new LiveTable(out, sender, screens);
    var audience = new Audience(api, viewers);
    try {
      audience.start();
      long start = System.nanoTime();
      sender.send(gifts, plan.rate());
      double seconds = (System.nanoTime() - start) / 1e9;
      sender.resolve(gifts);
      long expected = Attendance.of(gifts, viewers).expected();
      Settling.await(() -> expected - screens.delivered());
      table.stop();
      audience.stop();
      var accounts = account(cast, stages, viewers, gifts);
      accounts.compareBalances(before, balances(viewers, viewer -> purse.balance(viewer.person())));
      var moments = new Moments(gifts, stages, viewers);
      Settling.await(moments::missing);
      moments.problems().forEach(accounts::problem);
      if (screens.resumes() > 0 || sender.retries() > 0) {
        out.printf("%nReconnects: %d, gifts sent again: %d%n", screens.resumes(), sender.retries());
      }
      return new Played(
          accounts,
          moments,
          Conversation.of(audience, viewers),
          Attendance.of(gifts, viewers),
          screens.duplicates(),
          screens.gaps(),
          table.requests(),
          table.deliveries(),
          accounts.acceptedGifts() / seconds);
    } finally {
      table.stop();
      audience.stop();
    }
  }

  private static void setGoals(List<Stage> stages, List<Gift> gifts) throws InterruptedException {
    var planned = new HashMap<Stage, Long>();
    gifts.forEach(gift -> planned.merge(gift.sender().stage(), gift.coins(), Math::addExact));
    Parallel.map(
        stages,
        stage -> {
          stage.setGoal(planned.getOrDefault(stage, 0L));
          return stage;
        });
  }

  private static Map<Viewer, Long> topUp(Purse purse, List<Viewer> viewers, List<Gift> gifts)
      throws InterruptedException {
    var needed = new HashMap<Viewer, Long>();
    gifts.forEach(gift -> needed.merge(gift.sender(), gift.coins(), Math::addExact));
    return balances(
        viewers, viewer -> purse.fill(viewer.person(), needed.getOrDefault(viewer, 0L)));
  }

  private static Map<Viewer, Long> balances(
      List<Viewer> viewers, Parallel.Step<Viewer, Long> balance) throws InterruptedException {
    var balances = new HashMap<Viewer, Long>();
    var found = Parallel.map(viewers, balance);
    for (int i = 0; i < viewers.size(); i++) {
      balances.put(viewers.get(i), found.get(i));
    }
    return balances;
  }

  private Accounts account(Cast cast, List<Stage> stages, List<Viewer> viewers, List<Gift> gifts)
      throws InterruptedException {
    var accounts = new Accounts(gifts);
    Settling.await(() -> accounts.acceptedGifts() - earned(stages));
    var earnings = new HashMap<String, @Nullable Earning>();
    for (var found : Parallel.map(stages, Stage::earnings)) {
      earnings.putAll(found);
    }
    accounts.compareEarnings(earnings);
    accounts.compareScreens(viewers);
    var reconciliation = Reconciliation.run(api, cast.operator());
    if (!reconciliation.balanced()) {
      accounts.unbalanced("reconciliation: " + reconciliation.result());
    }
    return accounts;
  }

  private static long earned(List<Stage> stages) throws InterruptedException {
    long earned = 0;
    for (var stage : stages) {
      earned += stage.earnedGifts();
    }
    return earned;
  }
}
