package dev.bouquet.gift.shoutout.words;

import java.util.UUID;

/// Who wants to change a list, and why.
///
/// @param version of the list that the operator has seen: another one is not changed
record ListEdit(String language, long version, UUID operator, String reason) {}
