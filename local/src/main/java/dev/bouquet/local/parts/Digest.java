package dev.bouquet.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What tells one version of some files from another.
record Digest(String hex) {
  private static final int BRIEF = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  /// Of a file's contents, read only when its size or time differs from what the memory file says:
  /// the largest archive takes a second.
  static Digest remembered(Path file, Path memory) {
    try {
      var version = Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + " ";
      if (Files.exists(memory)) {
        var remembered = Files.readString(memory);
        if (remembered.startsWith(version)) {
          return new Digest(remembered.substring(version.length()));
        }
      }
      var digest = of(file);
      Files.createDirectories(memory.getParent());
      var next = Files.createTempFile(memory.getParent(), "digest", ".next");
      Files.writeString(next, version + digest.hex());
      Files.move(next, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return digest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digest of(Path file) throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    try (var in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return new Digest(HexFormat.of().formatHex(digest.digest()));
  }

  /// Of names and sizes: enough for jars whose names carry their versions.
  static Digest ofListing(List<Path> files) {
    var digest = sha256();
    for (var file : files) {
      try {
        digest.update((file.getFileName() + " " + Files.size(file) + "\n").getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Digest(HexFormat.of().formatHex(digest.digest()));
  }

  Digest with(String more) {
    var digest = sha256();
    digest.update(hex.getBytes(UTF_8));
    digest.update(more.getBytes(UTF_8));
    return new Digest(HexFormat.of().formatHex(digest.digest()));
  }

  String brief() {
    return hex.substring(0, BRIEF);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
