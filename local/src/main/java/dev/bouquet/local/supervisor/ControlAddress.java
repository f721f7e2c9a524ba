package dev.bouquet.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Where a supervisor listens and what it wants to hear first; readable by its user only.
public record ControlAddress(long pid, int port, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(Path file) throws IOException {
    var next =
        Files.createTempFile(
            file.getParent(),
            "supervisor",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Optional<ControlAddress> read(Path file) throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), ControlAddress.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
