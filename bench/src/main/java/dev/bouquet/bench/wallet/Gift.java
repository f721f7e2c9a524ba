package dev.bouquet.bench.wallet;

import com.google.protobuf.ByteString;
import java.util.UUID;

/// A gift as its sender asks for it.
///
/// @param id version 7, made by the sender; also what makes a repeated request the same request
/// @param coins the price
/// @param requestHash 32 bytes
/// @param context what a real gift carries with it
record Gift(
    UUID id, UUID payer, UUID creator, long coins, ByteString requestHash, ByteString context) {}
