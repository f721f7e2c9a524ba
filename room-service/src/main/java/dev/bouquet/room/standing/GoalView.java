package dev.bouquet.room.standing;

import dev.bouquet.contracts.room.v1.Goal;
import dev.bouquet.contracts.room.v1.SubGoalProgress;
import dev.bouquet.room.view.RoomView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param reachedAt absent until all parts are reached
record GoalView(String id, String title, List<Part> subGoals, @Nullable Instant reachedAt) {

  /// @param giftId absent where any gift counts, by its coins
  /// @param progress goes on past the target
  record Part(@Nullable String giftId, long target, long progress) {
    static Part of(SubGoalProgress sub) {
      return new Part(
          sub.getGiftId().isEmpty() ? null : sub.getGiftId(), sub.getTarget(), sub.getProgress());
    }
  }

  static GoalView of(Goal goal) {
    return new GoalView(
        goal.getGoalId(),
        goal.getTitle(),
        goal.getSubGoalsList().stream().map(Part::of).toList(),
        goal.hasReachedAt() ? RoomView.instant(goal.getReachedAt()) : null);
  }
}
