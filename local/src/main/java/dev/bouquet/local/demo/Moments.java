package dev.bouquet.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Combos and goals: what the accepted gifts come to, and whether every viewer was told so.
final class Moments {
  private record Combo(Stage stage, long total) {}

  private final Map<UUID, Combo> combos = new HashMap<>();
  private final Map<Stage, Long> coins = new HashMap<>();
  private final List<Stage> stages;
  private final List<Viewer> viewers;
  private final Set<Stage> withGoalReached = new HashSet<>();

  Moments(List<Gift> gifts, List<Stage> stages, List<Viewer> viewers) {
    this.stages = stages;
    this.viewers = viewers;
    var planned = new HashMap<Stage, Long>();
    for (var gift : gifts) {
      var stage = gift.sender().stage();
      planned.merge(stage, gift.coins(), Math::addExact);
      if (gift.accepted()) {
        coins.merge(stage, gift.coins(), Math::addExact);
        if (gift.comboId() != null) {
          combos.merge(
              gift.comboId(),
              new Combo(stage, gift.quantity()),
              (a, b) -> new Combo(stage, Math.addExact(a.total(), b.total())));
        }
      }
    }
    planned.forEach((stage, all) -> {
      if (coins.getOrDefault(stage, 0L) >= Math.max(1, all / 2)) {
        withGoalReached.add(stage);
      }
    });
  }

  int combos() {
    return combos.size();
  }

  int goalsReached() {
    return withGoalReached.size();
  }

  /// What viewers have not been told yet.
  long missing() throws InterruptedException {
    return problems().size();
  }

  /// A sentence for each viewer and combo, goal or room that does not fit.
  List<String> problems() throws InterruptedException {
    var problems = new ArrayList<String>();
    for (var viewer : viewers) {
      combos.forEach((id, combo) -> {
        long told = viewer.comboTotal(id);
        if (viewer.stage() == combo.stage() && told != combo.total()) {
          problems.add(
              "%s was told that combo %s came to %d instead of %d"
                  .formatted(viewer.person().name(), id, told, combo.total()));
        }
      });
      int expected = withGoalReached.contains(viewer.stage()) ? 1 : 0;
      if (viewer.goalsReached() != expected) {
        problems.add(
            "%s was told of %d reached goals instead of %d"
                .formatted(viewer.person().name(), viewer.goalsReached(), expected));
      }
    }
    for (var stage : stages) {
      long progress = stage.goalProgress();
      if (progress != coins.getOrDefault(stage, 0L)) {
        problems.add(
            "the goal of %s counts %d coins instead of %d"
                .formatted(stage.creatorName(), progress, coins.getOrDefault(stage, 0L)));
      }
    }
    return problems;
  }
}
