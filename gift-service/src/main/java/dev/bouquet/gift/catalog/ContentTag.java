package dev.bouquet.gift.catalog;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A strong `ETag` (RFC 9110, section 8.8.3) that follows from the bytes, so that it is the same on
/// every pod and after every restart.
public final class ContentTag {
  private static final int TAG_BYTES = 16;

  private ContentTag() {}

  public static EntityTag of(byte[] content) {
    return new EntityTag(HexFormat.of().formatHex(sha256(content), 0, TAG_BYTES));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
