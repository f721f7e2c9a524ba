package dev.bouquet.wallet.topup;

/// @param amount minor units, e.g. cents
/// @param currency ISO 4217
record Money(long amount, String currency) {}
