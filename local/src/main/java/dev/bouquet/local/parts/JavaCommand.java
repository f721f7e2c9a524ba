package dev.bouquet.local.parts;

import java.nio.file.Path;

/// The JDK that runs this JVM, which is also the one that its children run on.
public final class JavaCommand {
  private JavaCommand() {}

  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
