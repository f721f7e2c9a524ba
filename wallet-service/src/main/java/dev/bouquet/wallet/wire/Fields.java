package dev.bouquet.wallet.wire;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Bytes;
import java.util.UUID;

/// Fields of requests, each with its bounds. What is out of them is an INVALID_ARGUMENT that names
/// the field.
public final class Fields {
  private static final long MOST_COINS = 1_000_000_000;
  private static final int HASH_BYTES = 32;
  private static final int MOST_CONTEXT_BYTES = 8 * 1024;
  private static final int MOST_KEY_CHARACTERS = 64;

  private Fields() {}

  public static UUID id(String text, String field) {
    return Ids.parse(text).orElseThrow(() -> GrpcProblem.invalid(field + ": a UUID"));
  }

  public static Bytes requestHash(ByteString hash) {
    require(hash.size() == HASH_BYTES, "request_hash: 32 bytes");
    return Bytes.copyOf(hash.toByteArray());
  }

  /// Coins, at least `least`.
  public static long amount(long coins, long least) {
    require(coins >= least && coins <= MOST_COINS, "amount: " + least + " to 1,000,000,000 coins");
    return coins;
  }

  public static String orderingKey(String key) {
    require(
        !key.isEmpty() && key.length() <= MOST_KEY_CHARACTERS, "ordering_key: 1 to 64 characters");
    return key;
  }

  public static Any context(Any context) {
    require(context.getSerializedSize() <= MOST_CONTEXT_BYTES, "context: at most 8 KiB");
    return context;
  }

  public static void require(boolean valid, String rule) {
    if (!valid) {
      throw GrpcProblem.invalid(rule);
    }
  }
}
