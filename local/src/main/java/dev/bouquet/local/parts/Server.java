package dev.bouquet.local.parts;

import java.io.IOException;
import java.util.List;

/// A program that can be supervised. Methods are called in this order, from one thread at a time:
/// `prepare` before each start, `launch`, then `ready` until it says so, then `provision` once per
/// start.
public interface Server {

  /// The name people use for it: in commands, messages and log files.
  String name();

  /// Every port that it binds, its main one first.
  List<Integer> ports();

  /// Creates what has to be on disk. Called again before each restart, so it must leave existing
  /// state alone.
  void prepare() throws IOException, InterruptedException;

  Launch launch() throws InterruptedException;

  /// Whether it does its work, not merely whether its port is open. Bounded in time; no answer is
  /// `false`.
  boolean ready() throws InterruptedException;

  /// Creates what lives inside the running server, such as databases or topics. Repeatable.
  default void provision() throws IOException, InterruptedException {}
}
