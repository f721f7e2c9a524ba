package dev.bouquet.gift.shoutout.words;

/// What became of a change of a list.
sealed interface ListEditResult {

  /// @param version of the list since
  record Done(MessageWord word, long version) implements ListEditResult {}

  /// Somebody has changed the list meanwhile.
  record Changed() implements ListEditResult {}

  record AlreadyThere() implements ListEditResult {}

  record NotThere() implements ListEditResult {}

  record Full() implements ListEditResult {}
}
