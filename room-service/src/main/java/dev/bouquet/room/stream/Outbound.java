package dev.bouquet.room.stream;

import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.ConnectionFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// What a connection is told, and how much of it waits to be read. Belongs to its event loop.
final class Outbound {
  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final WireWriter wire;
  private final Codec codec;
  private final StreamConfig config;

  /// @param channel the connection's, for frames that are shared; Vert.x would copy each
  Outbound(ServerWebSocket socket, ChannelHandlerContext channel, StreamConfig config) {
    this.socket = socket;
    this.channel = channel;
    this.wire = WireWriter.of(channel);
    this.codec = Codec.of(socket.subProtocol());
    this.config = config;
    socket.setWriteQueueMaxSize(config.maxOutboundBytes());
  }

  Codec codec() {
    return codec;
  }

  /// Whether bytes may be added to those that wait to be read.
  boolean keepsUp() {
    return channel.channel().isWritable();
  }

  /// Whether so few bytes wait to be read that lossy frames may be added.
  boolean keepsUpWell() {
    long waiting = config.maxOutboundBytes() - channel.channel().bytesBeforeUnwritable();
    return waiting <= config.maxOutboundForLossyBytes();
  }

  /// Frames in wire form, which others may be given too.
  void write(List<ByteBuf> frames) {
    wire.write(frames);
  }

  void say(ConnectionFrame frame) {
    var _ = channel.writeAndFlush(WireFrame.of(channel.alloc(), codec, frame.in(codec)));
  }

  /// Says why and closes. The client has the close time-out to answer.
  void end(Farewell farewell) {
    say(new ConnectionFrame.Bye(farewell.name(), delayAfter(farewell)));
    socket.close(farewell.closeCode(), farewell.name());
    // Vert.x waits for the answer from when the farewell is written, which it never is to a viewer
    // who reads nothing.
    var _ =
        channel
            .executor()
            .schedule(this::cutOff, config.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    if (farewell == Farewell.BAD_FRAME) {
      socket.pause(); // not even its pings are answered any more
    }
  }

  private OptionalLong delayAfter(Farewell farewell) {
    long max = config.maxReconnectDelay().toMillis();
    return farewell.reconnect()
        ? OptionalLong.of(ThreadLocalRandom.current().nextLong(max + 1))
        : OptionalLong.empty();
  }

  /// Without a word: the viewer connects again and resumes.
  void cutOff() {
    var _ = channel.close();
  }
}
