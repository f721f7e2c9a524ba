package dev.bouquet.gift.webhook.address;

/// What came of looking at a URL.
public sealed interface TargetCheck {
  record Allowed(Target target) implements TargetCheck {}

  /// @param why to be shown to whoever named the URL
  record NotAllowed(String why) implements TargetCheck {}

  /// No absolute URL with a host.
  record Malformed() implements TargetCheck {}
}
