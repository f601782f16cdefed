package org.palimpsest.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * Stands before something that listens, under a port that stays. It can hold some callers up: what they say is kept, as
 * a network that is broken does, until it is mended. Thread-safe.
 */
final class Door implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean shut;
    private volatile IntPredicate held = Door::nobody;

    /** @param target the port behind it */
    Door(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Where it leads, from now on, for those who come. */
    void leadTo(int port) {
        target = port;
    }

    /** Holds up, in both directions, those who call from a port of which that is true, until {@link #mend}. */
    void hold(IntPredicate callers) {
        held = callers;
    }

    void mend() {
        held = Door::nobody;
    }

    private static boolean nobody(int caller) {
        return false;
    }

    /** Sends everybody away, those who are inside first, and all who come; or no longer. */
    void shut(boolean closed) {
        shut = closed;
        if (closed) {
            sockets.forEach(Door::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                if (shut) {
                    caller.close();
                    continue;
                }
                sockets.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                // Closed, or one caller less.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller; var called = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(called);
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            int port = caller.getPort();
            Thread.ofVirtual().start(() -> forward(port, caller, called));
            forward(port, called, caller);
            sockets.remove(called);
        } catch (IOException e) {
            // Nobody behind it: the caller is sent away.
        }
        sockets.remove(caller);
    }

    private void forward(int port, Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (held.test(port)) {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone; so does the other.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            sockets.forEach(Door::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
