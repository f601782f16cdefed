package org.palimpsest.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Forwards TCP connections to a server on this machine, under a port that stays, and breaks them as networks do: all of
 * them, those of some callers, or those on which a request says a given word. A word is looked for in what arrives at
 * once, byte by byte as ISO 8859-1, so it should stand near the beginning of a request. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

    /** What becomes of a connection on which a request is lost. */
    public enum Loss {
        /** It is closed before the server has the request. */
        REQUEST,
        /** The server gets the request, and the connection is closed instead of answering. */
        ANSWER,
        /** The server gets the request; the connection stays open, and nothing comes back on it ever again. */
        SILENCE
    }

    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lossesLeft = new AtomicInteger();
    private final AtomicInteger heldRequests = new AtomicInteger();
    private volatile int target;
    private volatile boolean cut;
    private volatile Loss loss = Loss.REQUEST;
    private volatile String lostWord = "";
    private volatile String heldWord = "";
    private volatile CountDownLatch requestGate = new CountDownLatch(0);
    private volatile IntPredicate heldCallers = port -> false;
    private volatile CountDownLatch callerGate = new CountDownLatch(0);

    /** @param target the server's port on the loopback interface */
    public TcpProxy(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Forwards to another port, from now on, those who come. */
    public void leadTo(int port) {
        target = port;
    }

    /** Ends all connections and every one that is tried, until {@link #mend}. */
    public void cut() {
        cut = true;
        sockets.forEach(TcpProxy::close);
    }

    /** Keeps back, in both directions, what passes on connections from ports of which that is true, until {@link #mend}. */
    public synchronized void holdCallers(IntPredicate callers) {
        callerGate.countDown();
        callerGate = new CountDownLatch(1);
        heldCallers = callers;
    }

    /** Ends what {@link #cut} or {@link #holdCallers} began; what was kept back goes on its way. */
    public synchronized void mend() {
        cut = false;
        heldCallers = port -> false;
        callerGate.countDown();
    }

    /** Loses the next {@code times} requests that say {@code word}; 0 loses no more. */
    public void lose(int times, String word, Loss what) {
        lostWord = word;
        loss = what;
        lossesLeft.set(times);
    }

    /** How many are still to be lost. */
    public int lossesLeft() {
        return lossesLeft.get();
    }

    /** Keeps back requests that say {@code word} until what is returned has run. */
    public Runnable holdRequests(String word) {
        var gate = new CountDownLatch(1);
        heldWord = word;
        heldRequests.set(0);
        requestGate = gate;
        return gate::countDown;
    }

    /** How many requests were kept back since {@link #holdRequests}. */
    public int heldRequests() {
        return heldRequests.get();
    }

    @Override
    public void close() {
        close(entrance);
        sockets.forEach(TcpProxy::close);
        requestGate.countDown();
        mend();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var caller = entrance.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                // Closed, or one caller less.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller; var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(caller);
            sockets.add(server);
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (!cut) {
                var silent = new AtomicBoolean();
                Thread.ofVirtual().start(() -> forward(caller, server, caller.getPort(), chunk -> mayPass(chunk, silent)));
                forward(server, caller, caller.getPort(), chunk -> !silent.get());
            }
            sockets.remove(server);
        } catch (IOException e) {
            // Nobody behind it: the caller is sent away.
        }
        sockets.remove(caller);
    }

    /** Until one of the two hangs up; so does the other then. */
    private void forward(Socket from, Socket to, int caller, Predicate<String> mayPass) {
        var buffer = new byte[1 << 16];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (heldCallers.test(caller)) {
                    callerGate.await();
                }
                if (mayPass.test(new String(buffer, 0, read, ISO_8859_1))) {
                    out.write(buffer, 0, read);
                } else if (loss != Loss.SILENCE) {
                    return;
                }
            }
        } catch (IOException e) {
            // One of the two has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayPass(String request, AtomicBoolean silent) {
        if (requestGate.getCount() > 0 && request.contains(heldWord)) {
            heldRequests.incrementAndGet();
            try {
                requestGate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        if (lossesLeft.get() > 0 && request.contains(lostWord) && lossesLeft.getAndDecrement() > 0) {
            silent.set(true);
            return loss != Loss.REQUEST;
        }
        return true;
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
