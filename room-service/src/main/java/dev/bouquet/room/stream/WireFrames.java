package dev.bouquet.room.stream;

import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Some frames in wire form, once for all sockets of a codec.
final class WireFrames implements AutoCloseable {
  private final ByteBufAllocator allocator;
  private final Map<Codec, List<ByteBuf>> all = new EnumMap<>(Codec.class);
  private final Map<Codec, List<ByteBuf>> certain = new EnumMap<>(Codec.class);

  WireFrames(ByteBufAllocator allocator, List<Frame> frames) {
    this.allocator = allocator;
    frames.forEach(this::add);
  }

  private void add(Frame frame) {
    frame
        .bytes()
        .forEach((codec, bytes) -> {
          var wire = WireFrame.of(allocator, codec, bytes);
          all.computeIfAbsent(codec, _ -> new ArrayList<>()).add(wire);
          if (!frame.isLossy()) {
            certain.computeIfAbsent(codec, _ -> new ArrayList<>()).add(wire);
          }
        });
  }

  /// References stay here.
  List<ByteBuf> all(Codec codec) {
    return all.getOrDefault(codec, List.of());
  }

  /// Without the lossy ones.
  List<ByteBuf> certain(Codec codec) {
    return certain.getOrDefault(codec, List.of());
  }

  @Override
  public void close() {
    all.values().forEach(wires -> wires.forEach(ByteBuf::release));
  }
}
