package dev.bouquet.wallet.charge;

import com.google.protobuf.Any;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Bytes;
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

  private static final long MOST_COINS = 1_000_000_000;
  private static final int HASH_BYTES = 32;
  private static final int MOST_CONTEXT_BYTES = 8 * 1024;
  private static final int MOST_KEY_CHARACTERS = 64;
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,63}");

  /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT, naming the field
  static ChargeCommand from(ChargeRequest request) {
    var refuseWith = Optional.of(request.getRefuseWith()).filter(code -> !code.isEmpty());
    refuseWith.ifPresent(
        code -> require(CODE.matcher(code).matches(), "refuse_with: letters and underscores"));
    require(request.getRequestHash().size() == HASH_BYTES, "request_hash: 32 bytes");
    require(
        request.getAmount() <= MOST_COINS
            && request.getAmount() >= (refuseWith.isPresent() ? 0 : 1),
        "amount: 1 to 1,000,000,000 coins");
    require(
        !request.getOrderingKey().isEmpty()
            && request.getOrderingKey().length() <= MOST_KEY_CHARACTERS,
        "ordering_key: 1 to 64 characters");
    require(
        request.getContext().getSerializedSize() <= MOST_CONTEXT_BYTES, "context: at most 8 KiB");
    return new ChargeCommand(
        uuid(request.getChargeId(), "charge_id"),
        Bytes.copyOf(request.getRequestHash().toByteArray()),
        uuid(request.getPayerId(), "payer_id"),
        request.getAmount(),
        request.getOrderingKey(),
        request.getContext(),
        refuseWith);
  }

  private static UUID uuid(String text, String field) {
    return Ids.parse(text).orElseThrow(() -> GrpcProblem.invalid(field + ": a UUID"));
  }

  private static void require(boolean valid, String rule) {
    if (!valid) {
      throw GrpcProblem.invalid(rule);
    }
  }
}
