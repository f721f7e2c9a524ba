package dev.bouquet.room.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.util.List;
import java.util.Objects;

/// Writes frames that are in wire form already to one connection. They go past the handlers that
/// have nothing to add to them, the WebSocket encoder and the watch for idle connections, and on
/// through whatever is between those and the network, such as TLS.
final class WireWriter {
  private final ChannelHandlerContext encoder;

  /// Nobody is told of a frame that could not be written: the channel closes by itself, and then
  /// says so.
  private final ChannelPromise untold;

  private WireWriter(ChannelHandlerContext encoder) {
    this.encoder = encoder;
    this.untold = new VoidChannelPromise(encoder.channel(), false);
  }

  /// @param channel a connection's, upgraded to a WebSocket
  static WireWriter of(ChannelHandlerContext channel) {
    var encoder = channel.pipeline().context(WebSocketFrameEncoder.class);
    return new WireWriter(Objects.requireNonNullElse(encoder, channel));
  }

  /// To be called on the connection's event loop. The references to `frames` stay with the caller;
  /// this takes further ones.
  void write(List<ByteBuf> frames) {
    for (var frame : frames) {
      var _ = encoder.write(frame.retainedDuplicate(), untold);
    }
    encoder.flush();
  }
}
