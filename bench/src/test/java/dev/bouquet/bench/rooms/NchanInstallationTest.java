package dev.bouquet.bench.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NchanInstallationTest {
  @TempDir Path folder;

  @Test
  void debiansPlacesAreLookedAtWhereNoOthersAreNamed() {
    assertThat(NchanInstallation.of(Map.of()))
        .isEqualTo(
            new NchanInstallation(
                Path.of("/usr/sbin/nginx"), Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so")));
  }

  @Test
  void firstFileThatIsNotThereIsNamed() throws IOException {
    var nginx = folder.resolve("nginx");
    var module = folder.resolve("nchan.so");
    var installation =
        NchanInstallation.of(
            Map.of("BOUQUET_NGINX", nginx.toString(), "BOUQUET_NCHAN_MODULE", module.toString()));

    assertThat(installation.missing()).contains(nginx);
    Files.createFile(
        nginx, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    assertThat(installation.missing()).contains(module);
    Files.createFile(module);
    assertThat(installation.missing()).isEmpty();
  }
}
