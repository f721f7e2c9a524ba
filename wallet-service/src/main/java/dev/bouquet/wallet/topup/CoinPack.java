package dev.bouquet.wallet.topup;

/// A number of coins with a price.
record CoinPack(String id, long coins, Money price) {}
