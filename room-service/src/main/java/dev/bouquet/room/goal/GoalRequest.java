package dev.bouquet.room.goal;

import dev.bouquet.contracts.room.v1.SetGoal;
import dev.bouquet.contracts.room.v1.SubGoal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// @param title without the white space around it
/// @param subGoals its parts; all must be reached
record GoalRequest(
    @NotNull @CodePointLength(min = 1, max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*")
        String title,
    @NotNull @Size(min = 1, max = 5) List<@NotNull @Valid Part> subGoals) {
  private static final long MAX_TARGET = 1_000_000_000_000L;

  /// @param giftId absent for any gift, counted by its coins; otherwise that gift's number counts
  record Part(
      @Nullable @Size(min = 1, max = 64) String giftId,
      @NotNull @Min(1) @Max(MAX_TARGET) Long target) {}

  @SuppressWarnings("ConstantValue") // JSON may lack it; validation comes after this
  GoalRequest {
    title = title == null ? null : title.strip();
  }

  SetGoal toMessage(UUID goalId) {
    var goal = SetGoal.newBuilder().setGoalId(goalId.toString()).setTitle(title);
    for (var part : subGoals) {
      goal.addSubGoals(
          SubGoal.newBuilder()
              .setGiftId(part.giftId() == null ? "" : part.giftId())
              .setTarget(part.target()));
    }
    return goal.build();
  }
}
