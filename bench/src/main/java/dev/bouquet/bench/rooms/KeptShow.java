package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A show as its results are kept: with what it is compared with.
///
/// @param floorP50Ms of a gift that is alone on its way
/// @param p50TimesTheFloor how much longer it takes in the show
@JsonPropertyOrder({"figures", "floorP50Ms", "floorP99Ms", "p50TimesTheFloor", "p99TimesTheFloor"})
record KeptShow(
    @JsonUnwrapped RoomFigures figures,
    double floorP50Ms,
    double floorP99Ms,
    double p50TimesTheFloor,
    double p99TimesTheFloor) {

  static KeptShow of(ShowMeasurement show, RoomFigures figures) {
    return new KeptShow(
        figures,
        RoomFigures.rounded(show.floor().p50()),
        RoomFigures.rounded(show.floor().p99()),
        RoomFigures.rounded(show.p50TimesTheFloor()),
        RoomFigures.rounded(show.p99TimesTheFloor()));
  }
}
