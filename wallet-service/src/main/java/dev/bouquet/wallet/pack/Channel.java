package dev.bouquet.wallet.pack;

/// Where a pack is bought. App stores keep a part of the price, so packs are dearer there.
public enum Channel {
  WEB,
  APP
}
