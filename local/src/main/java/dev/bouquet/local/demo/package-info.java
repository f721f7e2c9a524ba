/// A real show, played through the gateway by people with real tokens, and counted to the last
/// coin.
///
/// [dev.bouquet.local.demo.Show] conducts: it makes the [dev.bouquet.local.demo.Cast], fills
/// wallets, opens rooms, seats every [dev.bouquet.local.demo.Viewer] at its socket, lets the
/// [dev.bouquet.local.demo.GiftSender] send in an open loop, waits until everything has settled and
/// draws the [dev.bouquet.local.demo.Report] from what the clients saw, not from what the services
/// say about themselves.
@NullMarked
package dev.bouquet.local.demo;

import org.jspecify.annotations.NullMarked;
