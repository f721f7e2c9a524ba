/// Whether words may travel with a gift: pure, without a framework, a database or a clock.
///
/// [Moderation] asks in this order, the cheapest first: is it short enough (`PlainText` brings it
/// into the form that travels), are all of its characters for people to see (`Characters`), is it
/// free of addresses (`Links`), and of the words that operators do not want ([WordList]). Every
/// step looks at each character a bounded number of times, so whoever writes what is awkward to
/// read pays no more of this service's time than anybody else.
@NullMarked
package dev.bouquet.gift.shoutout.moderation;

import org.jspecify.annotations.NullMarked;
