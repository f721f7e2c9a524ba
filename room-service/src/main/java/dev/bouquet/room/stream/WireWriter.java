package dev.bouquet.room.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes frames that are in wire form already to one connection. They go past the handlers that
/// have nothing to add to them, the WebSocket encoder and the watch for idle connections, and on
/// through whatever is between those and the network, such as TLS. Where that is nothing, a frame
/// for which the kernel has room goes there at once.
final class WireWriter {
  private final ChannelHandlerContext encoder;

  /// Nobody is told of a frame that could not be written: the channel closes by itself, and then
  /// says so.
  private final ChannelPromise untold;

  private final @Nullable KernelSocket kernel;

  private WireWriter(ChannelHandlerContext encoder) {
    this.encoder = encoder;
    this.untold = new VoidChannelPromise(encoder.channel(), false);
    this.kernel = KernelSocket.of(encoder.channel()).orElse(null);
  }

  /// @param channel a connection's, upgraded to a WebSocket
  static WireWriter of(ChannelHandlerContext channel) {
    var encoder = channel.pipeline().context(WebSocketFrameEncoder.class);
    return new WireWriter(Objects.requireNonNullElse(encoder, channel));
  }

  /// To be called on the connection's event loop. The references to `frames` stay with the caller;
  /// this takes further ones.
  void write(List<ByteBuf> frames) {
    if (kernel != null && frames.size() == 1) {
      write(kernel, frames.getFirst());
      return;
    }
    for (var frame : frames) {
      var _ = encoder.write(frame.retainedDuplicate(), untold);
    }
    encoder.flush(); // several in one call
  }

  private void write(KernelSocket kernel, ByteBuf frame) {
    int sent = kernel.send(frame);
    int left = frame.readableBytes() - sent;
    if (left > 0) {
      var rest = frame.retainedSlice(frame.readerIndex() + sent, left);
      var _ = encoder.writeAndFlush(rest, untold);
    }
  }
}
