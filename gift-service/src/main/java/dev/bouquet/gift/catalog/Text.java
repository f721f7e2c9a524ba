package dev.bouquet.gift.catalog;

/// What a gift is called in one language, and one sentence about it.
public record Text(String name, String description) {}
