package dev.bouquet.room.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.Optional;

/// The kernel's end of a connection that has no TLS, on Linux's own transport. Where nothing waits
/// to be sent, a frame goes there at once: Netty's list of what is to be sent costs thousands of
/// viewers more than all else that Java does for them.
final class KernelSocket {
  private final Channel channel;
  private final Socket socket;

  private KernelSocket(Channel channel, Socket socket) {
    this.channel = channel;
    this.socket = socket;
  }

  /// Empty where there is something between the connection and the kernel.
  static Optional<KernelSocket> of(Channel channel) {
    boolean isPlain = channel.pipeline().get(SslHandler.class) == null;
    return isPlain && channel instanceof UnixChannel unix && unix.fd() instanceof Socket socket
        ? Optional.of(new KernelSocket(channel, socket))
        : Optional.empty();
  }

  /// Gives the kernel as much of the frame as it takes. To be called on the connection's event
  /// loop, on which it is closed too: the number of a closed socket is soon another one's.
  ///
  /// @param frame outside the heap; stays as it is
  /// @return bytes that went; 0 where others wait before them, and where the connection is gone
  int send(ByteBuf frame) {
    var waiting = channel.unsafe().outboundBuffer();
    if (waiting == null || waiting.totalPendingWriteBytes() > 0 || !frame.hasMemoryAddress()) {
      return 0;
    }
    try {
      return socket.sendAddress(frame.memoryAddress(), frame.readerIndex(), frame.writerIndex());
    } catch (IOException _) {
      return 0; // Netty meets it too, and closes the connection
    }
  }
}
