package dev.bouquet.wallet.charge;

import com.google.protobuf.Any;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.wire.Fields;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A charge request that is well formed.
///
/// @param amount coins; 0 only with `refuseWith`
/// @param refuseWith the code under which the caller refuses the id if it is new
record ChargeCommand(
    UUID id,
    Bytes requestHash,
    UUID payer,
    long amount,
    String orderingKey,
    Any context,
    Optional<String> refuseWith) {

  private static final String KIND = "GIFT";
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}");

  /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT, naming the field
  static ChargeCommand from(ChargeRequest request) {
    var refuseWith = Optional.of(request.getRefuseWith()).filter(code -> !code.isEmpty());
    refuseWith.ifPresent(code ->
        Fields.require(CODE.matcher(code).matches(), "refuse_with: letters and underscores"));
    return new ChargeCommand(
        Fields.id(request.getChargeId(), "charge_id"),
        Fields.requestHash(request.getRequestHash()),
        Fields.id(request.getPayerId(), "payer_id"),
        Fields.amount(request.getAmount(), refuseWith.isPresent() ? 0 : 1),
        Fields.orderingKey(request.getOrderingKey()),
        Fields.context(request.getContext()),
        refuseWith);
  }

  /// @param clearing the house's account that takes the coins
  Command.Single toLedger(UUID clearing) {
    return refuseWith
        .<Command.Single>map(code -> new Command.Refusal(id, requestHash, payer, amount, code))
        .orElseGet(() ->
            new Command.Transfer(
                id,
                requestHash,
                KIND,
                payer,
                clearing,
                amount,
                ChargedEvents.chargeContext(orderingKey, context),
                true));
  }
}
