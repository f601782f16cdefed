package org.palimpsest.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * How long a client may keep a connection for nothing.
 *
 * @param idle without a request under way
 * @param head from the first byte of a request's head to its last, however its bytes trickle
 * @param pause between two pieces of a body
 * @param body from the first piece of a body to its last
 */
@ConfigurationProperties("palimpsest.timeouts")
record ConnectionTimeouts(
        @DefaultValue("60s") Duration idle,
        @DefaultValue("15s") Duration head,
        @DefaultValue("15s") Duration pause,
        @DefaultValue("90s") Duration body) implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(idle)
                .readTimeout(pause)
                .requestTimeout(body)
                .doOnChannelInit((_, channel, _) -> watch(channel));
    }

    private void watch(Channel channel) {
        var deadline = new HeadDeadline(head);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "palimpsest.bytes", deadline.bytes)
                .addAfter(NettyPipeline.HttpCodec, "palimpsest.heads", deadline.heads);
    }

    /** Of one connection; all on its event loop. */
    private static final class HeadDeadline {
        private final Duration head;
        private boolean inBody;
        private @Nullable Future<?> closing;

        HeadDeadline(Duration head) {
            this.head = head;
        }

        /** Before the codec: bytes that belong to no body are those of a head. */
        final ChannelInboundHandlerAdapter bytes = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof ByteBuf && !inBody && closing == null) {
                    closing = context.executor().schedule(() -> end(context), head.toMillis(), TimeUnit.MILLISECONDS);
                }
                context.fireChannelRead(message);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                settle();
                context.fireChannelInactive();
            }
        };

        /** After the codec: a head is complete, or what follows it. */
        final ChannelInboundHandlerAdapter heads = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    settle();
                    inBody = true;
                }
                if (message instanceof LastHttpContent) {
                    inBody = false;
                }
                context.fireChannelRead(message);
            }
        };

        private static void end(ChannelHandlerContext context) {
            var _ = context.close();
        }

        private void settle() {
            if (closing != null) {
                closing.cancel(false);
                closing = null;
            }
        }
    }
}
