package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresencesTest {
  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void viewersAndLikesAreSummedOverPods() {
    room.given(report("a", 3, 10), report("b", 4, 5));

    assertThat(crowd().viewers()).isEqualTo(7);
    assertThat(crowd().likes()).isEqualTo(15);
  }

  @Test
  void reportThatComesTwiceOrLateAddsNothing() {
    room.given(report("a", 3, 10), report("a", 3, 12), report("a", 3, 12), report("a", 3, 10));

    assertThat(crowd().likes()).isEqualTo(12);
  }

  @Test
  void silentPodsViewersAreGoneAndItsLikesStay() {
    room.given(report("a", 3, 10), report("b", 4, 5)).after(Duration.ofSeconds(10));
    room.given(report("b", 4, 6)).after(Duration.ofSeconds(5)).given(new Input.TimePassed());

    assertThat(crowd().viewers()).isEqualTo(4);
    assertThat(crowd().likes()).isEqualTo(16);
  }

  @Test
  void podThatWasCutOffGoesOnWhereItWas() {
    room.given(report("a", 3, 10)).after(Duration.ofMinutes(1)).given(new Input.TimePassed());
    assertThat(crowd().viewers()).isZero();

    room.given(report("a", 3, 12));

    assertThat(crowd().viewers()).isEqualTo(3);
    assertThat(crowd().likes()).isEqualTo(12);
  }

  @Test
  void likesOfPodsThatNeverCameBackStayThoughTheyAreForgotten() {
    for (int i = 0; i < 100; i++) {
      room.given(report("pod-" + i, 1, 5)).after(Duration.ofMinutes(1));
      room.given(new Input.TimePassed());
    }

    assertThat(crowd().likes()).isEqualTo(500);
    assertThat(crowd().pods()).hasSizeLessThan(30);
  }

  @Test
  void applauseTellsWhatIsNew() {
    var first = room.when(report("a", 3, 10));
    var nothingNew = room.when(report("a", 2, 10));

    assertThat(first)
        .singleElement()
        .isInstanceOfSatisfying(
            Emission.Passing.class,
            passing ->
                assertThat(passing.event()).isEqualTo(new Event.Applause(10, 10, 0, List.of())));
    assertThat(nothingNew).isEmpty();
  }

  @Test
  void eachMinuteOfAPersonCountsOnce() {
    room.given(
        new Input.Presence(STRANGER, "Ben", 100, 104),
        new Input.Presence(STRANGER, "Ben", 103, 107),
        new Input.Presence(STRANGER, "Ben", 100, 104));

    assertThat(room.attendee(STRANGER).minutes()).isEqualTo(8);
    assertThat(crowd().mostPresent().entries())
        .containsExactly(new TopList.Entry(STRANGER, "Ben", 8));
  }

  @Test
  void nobodyIsInARoomThatNobodyHasCreated() {
    var nowhere = new Rooms().given(report("a", 3, 10), new Input.Presence(STRANGER, "Ben", 1, 2));

    assertThat(nowhere.state().standing().crowd()).isEqualTo(Crowd.NONE);
  }

  private Crowd crowd() {
    return room.state().standing().crowd();
  }

  private static Input report(String pod, int viewers, long likes) {
    return new Input.PodReport(pod, viewers, likes, 0, List.of());
  }
}
