/// The public list of gifts, as apps show it.
///
/// `Panels` keeps the [dev.bouquet.gift.catalog.panel.Panel] of the moment, which writes its answer
/// once for each language and region; `PanelResource` hands the bytes out.
@NullMarked
package dev.bouquet.gift.catalog.panel;

import org.jspecify.annotations.NullMarked;
