package dev.bouquet.room.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireWriterTest {
  private final Counter towardsNetwork = new Counter();
  private final Counter towardsApplication = new Counter();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          towardsNetwork,
          new WebSocket13FrameEncoder(false),
          towardsApplication,
          new ChannelInboundHandlerAdapter());
  private final ByteBuf first = Unpooled.copiedBuffer("first", UTF_8);
  private final ByteBuf second = Unpooled.copiedBuffer("second", UTF_8);

  @Test
  void framesPassOnlyWhatIsBetweenTheEncoderAndTheNetwork() {
    WireWriter.of(channel.pipeline().lastContext()).write(List.of(first, second));

    assertThat(towardsNetwork.writes).isEqualTo(2);
    assertThat(towardsApplication.writes).isZero();
    assertThat(written()).isEqualTo("first");
    assertThat(written()).isEqualTo("second");
  }

  @Test
  void whoeverGaveTheFramesMayGiveThemToOthers() {
    var writer = WireWriter.of(channel.pipeline().lastContext());

    writer.write(List.of(first));
    writer.write(List.of(first));

    assertThat(written()).isEqualTo("first");
    assertThat(written()).isEqualTo("first");
    assertThat(first.refCnt()).isEqualTo(1);
    assertThat(first.readableBytes()).isEqualTo("first".length());
  }

  @Test
  void frameForAConnectionThatIsGoneIsReleased() {
    var writer = WireWriter.of(channel.pipeline().lastContext());
    var _ = channel.close();

    writer.write(List.of(first));

    assertThat(first.refCnt()).isEqualTo(1);
  }

  private String written() {
    ByteBuf frame = channel.readOutbound();
    try {
      return frame.toString(UTF_8);
    } finally {
      frame.release();
    }
  }

  @ChannelHandler.Sharable
  private static final class Counter extends ChannelOutboundHandlerAdapter {
    private int writes;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      writes++;
      super.write(context, message, promise);
    }
  }
}
