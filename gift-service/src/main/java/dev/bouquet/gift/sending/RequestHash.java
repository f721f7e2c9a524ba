package dev.bouquet.gift.sending;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/// What makes a request what it is: who asks for what. Never price, share or names, which may have
/// changed by the time of a retry.
///
/// SHA-256 over the fields in a fixed order, each as UTF-8 behind its length in bytes (32 bits,
/// big-endian), so that no two requests run together into the same bytes. The first field names
/// this encoding: to change it is to turn every retry under way into `KEY_REUSED`. The combo's id,
/// the message, the wish to be anonymous or quiet and the receiver come last, and only where there
/// is one, so that requests without are what they always were; message and receiver behind their
/// names, so that nothing else is taken for one.
final class RequestHash {
  private static final String ENCODING = "bouquet.gift.send.v1";
  private static final String MESSAGE = "message";
  private static final String ANONYMOUS = "anonymous";
  private static final String QUIET = "quiet";
  private static final String RECEIVER = "receiver";

  private RequestHash() {}

  /// Of a request that says nothing but which gift is meant.
  ///
  /// @param purpose what is asked for
  static byte[] of(String purpose, UUID giftId) {
    var digest = sha256();
    add(digest, purpose);
    add(digest, giftId.toString());
    return digest.digest();
  }

  static byte[] of(SendGift asked) {
    var digest = sha256();
    List.of(
            ENCODING,
            asked.sender().id().toString(),
            asked.roomId().toString(),
            asked.giftId(),
            Integer.toString(asked.quantity()))
        .forEach(field -> add(digest, field));
    asked.comboId().ifPresent(combo -> add(digest, combo.toString()));
    if (!asked.message().isEmpty()) {
      add(digest, MESSAGE);
      add(digest, asked.message());
    }
    if (asked.anonymous()) {
      add(digest, ANONYMOUS);
    }
    if (asked.quiet()) {
      add(digest, QUIET);
    }
    asked
        .receiver()
        .ifPresent(receiver -> {
          add(digest, RECEIVER);
          add(digest, receiver.toString());
        });
    return digest.digest();
  }

  private static void add(MessageDigest digest, String field) {
    var bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
