package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OccupancyTest {
  private final Occupancy occupancy = new Occupancy(2);

  @Test
  void eachKeyHasOnlySoMany() {
    assertThat(occupancy.tryEnter("a")).isTrue();
    assertThat(occupancy.tryEnter("a")).isTrue();
    assertThat(occupancy.tryEnter("a")).isFalse();
    assertThat(occupancy.tryEnter("b")).isTrue();
  }

  @Test
  void whoLeavesMakesRoomAndTheLastOneIsForgotten() {
    occupancy.tryEnter("a");
    occupancy.tryEnter("a");
    occupancy.tryEnter("a");

    occupancy.leave("a");
    assertThat(occupancy.tryEnter("a")).isTrue();
    occupancy.leave("a");
    occupancy.leave("a");

    assertThat(occupancy.size()).isZero();
  }

  @Test
  void manyAtOnceDoNotPassTheBound() throws Exception {
    var tries = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 200; i++) {
      tries.add(() -> occupancy.tryEnter("a"));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(tries).stream().filter(one -> one.resultNow())).hasSize(2);
    }
  }
}
