package dev.bouquet.room.directory;

import dev.bouquet.room.view.RoomView;
import org.jspecify.annotations.Nullable;

/// Which rooms a list is to have; what is absent does not matter.
///
/// @param language BCP 47; `pt` finds `pt-BR` too
record RoomFilter(
    RoomView.@Nullable Status status, @Nullable String language, @Nullable String tag) {}
