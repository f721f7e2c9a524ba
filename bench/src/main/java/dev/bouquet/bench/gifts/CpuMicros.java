package dev.bouquet.bench.gifts;

/// Processor time of each part, in microseconds.
///
/// @param gift of gift-service, its histories and rankings among it
/// @param wallet of wallet-service
/// @param postgres of the server that all services share
record CpuMicros(double gateway, double gift, double wallet, double postgres, double kafka) {

  CpuMicros since(CpuMicros before) {
    return new CpuMicros(
        gateway - before.gateway,
        gift - before.gift,
        wallet - before.wallet,
        postgres - before.postgres,
        kafka - before.kafka);
  }

  /// Of each operation.
  CpuMicros per(long operations) {
    return new CpuMicros(
        rounded(gateway / operations),
        rounded(gift / operations),
        rounded(wallet / operations),
        rounded(postgres / operations),
        rounded(kafka / operations));
  }

  static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
