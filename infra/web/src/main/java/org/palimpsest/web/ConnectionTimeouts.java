package org.palimpsest.web;

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
 * How long a client may keep a connection for nothing. Reactor Netty knows timeouts of bodies, too, but forgets to take back those of
 * requests that are answered at once, and with them keeps all that belongs to each of these until they have run down.
 *
 * @param idle without a request under way
 * @param head from the first byte of a request's head to its last, however its bytes trickle
 * @param pause between two pieces of a body
 * @param body from the end of a head to the last piece of its body
 */
@ConfigurationProperties("palimpsest.timeouts")
record ConnectionTimeouts(
        @DefaultValue("60s") Duration idle,
        @DefaultValue("15s") Duration head,
        @DefaultValue("15s") Duration pause,
        @DefaultValue("90s") Duration body) implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(idle).doOnChannelInit((_, channel, _) -> watch(channel));
    }

    private void watch(Channel channel) {
        var deadlines = new Deadlines(this);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "palimpsest.bytes", deadlines.bytes)
                .addAfter(NettyPipeline.HttpCodec, "palimpsest.requests", deadlines.requests);
    }

    /** Of one connection; all on its event loop. What comes whole in one read, as most requests do, is set none. */
    private static final class Deadlines {
        private final ConnectionTimeouts timeouts;
        private boolean inHead;
        private boolean inBody;
        /** Of the head or the body that is under way. */
        private @Nullable Future<?> whole;
        /** Of the next piece of a body. */
        private @Nullable Future<?> piece;

        Deadlines(ConnectionTimeouts timeouts) {
            this.timeouts = timeouts;
        }

        /** Before the codec: bytes that belong to no body are those of a head. */
        final ChannelInboundHandlerAdapter bytes = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                inHead |= !inBody;
                context.fireChannelRead(message);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                if (whole == null && (inHead || inBody)) {
                    whole = end(context, inBody ? timeouts.body : timeouts.head);
                }
                if (inBody) {
                    cancel(piece);
                    piece = end(context, timeouts.pause);
                }
                context.fireChannelReadComplete();
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                settle();
                context.fireChannelInactive();
            }
        };

        /** After the codec: a head is complete, or what follows it. */
        final ChannelInboundHandlerAdapter requests = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest || message instanceof LastHttpContent) {
                    settle();
                    inHead = false;
                    inBody = !(message instanceof LastHttpContent);
                }
                context.fireChannelRead(message);
            }
        };

        private static Future<?> end(ChannelHandlerContext context, Duration after) {
            Runnable close = () -> {
                var _ = context.close();
            };
            return context.executor().schedule(close, after.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void settle() {
            cancel(whole);
            cancel(piece);
            whole = null;
            piece = null;
        }

        private static void cancel(@Nullable Future<?> one) {
            if (one != null) {
                var _ = one.cancel(false);
            }
        }
    }
}
