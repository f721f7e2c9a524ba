/// Sending a gift: the core act.
///
/// `SendGiftResource` takes the request and turns the outcome into a response. `SendGiftService`
/// gathers what is known in memory, lets the pure `GiftDecision` decide, and makes **one call in
/// every case**, through `WalletClient`: a charge, or a charge that refuses with a code. The wallet
/// answers by the gift's id before it looks at anything else, so it alone knows an id's fate: a
/// retry after a crash, on another pod, or when the room has ended meanwhile gets the first answer,
/// and nobody who was told no is charged later.
///
/// `UndoGiftResource` takes a gift back, where the platform offers it: a reversal, as final as a
/// charge.
///
/// Only three kinds of request never reach the wallet, because they leave no fate behind: malformed
/// ones, a room id that can belong to no room, and those for which neither memory nor room-service
/// can say anything.
@NullMarked
package dev.bouquet.gift.sending;

import org.jspecify.annotations.NullMarked;
