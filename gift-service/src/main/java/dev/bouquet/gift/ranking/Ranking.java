package dev.bouquet.gift.ranking;

import dev.bouquet.gift.readmodel.Board;
import dev.bouquet.gift.readmodel.Period;
import java.time.LocalDate;
import java.util.UUID;

/// Which ranking is asked for.
///
/// @param startsOn the period's first day
/// @param subject the creator whose ranking it is; [Board#EVERYBODY] where it is the platform's
record Ranking(Board board, Period period, LocalDate startsOn, UUID subject) {

  static Ranking of(Board board, RankingPeriod period, UUID subject) {
    return new Ranking(board, period.period(), period.startsOn(), subject);
  }

  /// Whether people in quiet mode are left out: everywhere but where creators look at who gave to
  /// them. Creators are no senders here.
  boolean hidesQuietPeople() {
    return board == Board.SENDERS_OF_CREATOR || board == Board.SENDERS;
  }
}
