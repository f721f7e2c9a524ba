package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.ProcessTree;
import java.io.IOException;

/// Reads what each part has used so far, by its process; those without one count nothing.
///
/// @param gateway process id, as the others; [#NONE] where the case goes without
record CpuMeter(long gateway, long gift, long wallet, long postgres, long kafka) {
  static final long NONE = 0;

  CpuMicros read() throws IOException {
    return new CpuMicros(
        micros(gateway), micros(gift), micros(wallet), micros(postgres), micros(kafka));
  }

  private static long micros(long pid) throws IOException {
    return pid == NONE ? 0 : ProcessTree.cpuMicros(pid);
  }
}
