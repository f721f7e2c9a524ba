package dev.bouquet.bench.rooms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where nginx and nchan are: Debian's places, unless the environment names others.
record NchanInstallation(Path nginx, Path module) {
  static NchanInstallation of(Map<String, String> environment) {
    return new NchanInstallation(
        Path.of(environment.getOrDefault("BOUQUET_NGINX", "/usr/sbin/nginx")),
        Path.of(
            environment.getOrDefault(
                "BOUQUET_NCHAN_MODULE", "/usr/lib/nginx/modules/ngx_nchan_module.so")));
  }

  /// Empty where both are there.
  Optional<Path> missing() {
    if (!Files.isExecutable(nginx)) {
      return Optional.of(nginx);
    }
    return Files.exists(module) ? Optional.empty() : Optional.of(module);
  }
}
