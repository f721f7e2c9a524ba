/// How coins are shared between creators and the platform. This service decides; gift-service puts
/// the version that applied into each gift.
@NullMarked
package dev.bouquet.payout.policy;

import org.jspecify.annotations.NullMarked;
