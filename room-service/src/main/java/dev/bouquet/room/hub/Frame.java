package dev.bouquet.room.hub;

/// One text frame for many viewers.
///
/// @param json UTF-8; shared, so never written to
/// @param eventCount events in it
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Frame(byte[] json, int eventCount) {}
