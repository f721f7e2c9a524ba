package dev.bouquet.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Linux's own sockets over loopback.
class KernelSocketTest {
  /// All together more than the kernel keeps for a connection.
  private static final int FRAMES = 3_000;

  private static final int INTS_PER_FRAME = 2_500;

  private final BlockingQueue<Channel> accepted = new ArrayBlockingQueue<>(10);
  private EventLoopGroup loops;
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws Exception {
    assumeTrue(Epoll.isAvailable(), "Linux only");
    loops = new EpollEventLoopGroup(1);
    var server =
        new ServerBootstrap()
            .group(loops)
            .channel(EpollServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new ChannelInboundHandlerAdapter());
                    accepted.add(channel);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    address = (InetSocketAddress) server.localAddress();
  }

  @AfterEach
  void stop() {
    if (loops != null) {
      var _ = loops.shutdownGracefully();
    }
  }

  @Test
  void framesComeWholeAndInOrderThoughTheReaderWasBusy() throws Exception {
    try (var reader = new Socket(address.getAddress(), address.getPort())) {
      var channel = accepted.take();
      inLoop(
          channel,
          () -> {
            var writer = WireWriter.of(channel.pipeline().lastContext());
            for (int number = 0; number < FRAMES; number++) {
              write(writer, number);
            }
          });
      assertThat(channel.unsafe().outboundBuffer().totalPendingWriteBytes()).isPositive();

      var bytes = new DataInputStream(new BufferedInputStream(reader.getInputStream()));
      for (int number = 0; number < FRAMES; number++) {
        for (int i = 0; i < INTS_PER_FRAME; i++) {
          assertThat(bytes.readInt()).isEqualTo(number);
        }
      }
    }
  }

  @Test
  void whatWaitsStaysBeforeWhatComesLater() throws Exception {
    try (var reader = new Socket(address.getAddress(), address.getPort())) {
      var channel = accepted.take();
      inLoop(
          channel,
          () -> {
            var _ = channel.write(frame(1)); // not flushed
            assertThat(send(KernelSocket.of(channel).orElseThrow(), 2)).isZero();
            write(WireWriter.of(channel.pipeline().lastContext()), 2);
          });

      var bytes = new DataInputStream(reader.getInputStream());
      assertThat(bytes.readNBytes(INTS_PER_FRAME * Integer.BYTES)[3]).isEqualTo((byte) 1);
      assertThat(bytes.readNBytes(INTS_PER_FRAME * Integer.BYTES)[3]).isEqualTo((byte) 2);
    }
  }

  @Test
  void nothingGoesPastTls() throws Exception {
    try (var _ = new Socket(address.getAddress(), address.getPort())) {
      var channel = accepted.take();
      assertThat(KernelSocket.of(channel)).isPresent();

      var tls = SslContextBuilder.forClient().build().newHandler(channel.alloc());
      inLoop(channel, () -> channel.pipeline().addFirst(tls));

      assertThat(KernelSocket.of(channel)).isEmpty();
    }
  }

  @Test
  void nothingGoesToTheConnectionThatHasTheNumberOfAClosedOne() throws Exception {
    try (var _ = new Socket(address.getAddress(), address.getPort())) {
      var closed = accepted.take();
      var kernel = KernelSocket.of(closed).orElseThrow();
      closed.close().sync();

      try (var second = new Socket(address.getAddress(), address.getPort())) {
        inLoop(accepted.take(), () -> assertThat(send(kernel, 1)).isZero());
        assertThat(second.getInputStream().available()).isZero();
      }
    }
  }

  @Test
  void whoeverIsGoneTakesNothingAndTheConnectionIsClosed() throws Exception {
    var reader = new Socket(address.getAddress(), address.getPort());
    var channel = accepted.take();
    var writer = WireWriter.of(channel.pipeline().lastContext());
    reader.setSoLinger(true, 0); // with a reset
    reader.close();

    await()
        .untilAsserted(() -> {
          inLoop(channel, () -> write(writer, 1));
          assertThat(channel.isOpen()).isFalse();
        });
  }

  private static void write(WireWriter writer, int number) {
    var frame = frame(number);
    writer.write(List.of(frame));
    frame.release();
  }

  private static int send(KernelSocket kernel, int number) {
    var frame = frame(number);
    try {
      return kernel.send(frame);
    } finally {
      frame.release();
    }
  }

  private static ByteBuf frame(int number) {
    var frame = PooledByteBufAllocator.DEFAULT.directBuffer(INTS_PER_FRAME * Integer.BYTES);
    for (int i = 0; i < INTS_PER_FRAME; i++) {
      frame.writeInt(number);
    }
    return frame;
  }

  private static void inLoop(Channel channel, Runnable work) throws Exception {
    channel.eventLoop().submit(work).sync();
  }
}
