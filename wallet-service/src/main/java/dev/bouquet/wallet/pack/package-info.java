/// What coins cost: packs by country, currency and channel.
///
/// A country that has packs of its own sells those and nothing else; every other country sells the
/// packs without a country.
@NullMarked
package dev.bouquet.wallet.pack;

import org.jspecify.annotations.NullMarked;
