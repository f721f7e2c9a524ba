package dev.bouquet.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What tells one version of some files from another.
record Digest(String hex) {
  private static final int BRIEF = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  /// Of the files' contents.
  static Digest of(List<Path> files) {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    for (var file : files) {
      try (var in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
