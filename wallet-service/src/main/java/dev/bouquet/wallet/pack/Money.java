package dev.bouquet.wallet.pack;

/// @param amount minor units as ISO 4217 counts them: cents, but whole yen
/// @param currency ISO 4217
public record Money(long amount, String currency) {}
