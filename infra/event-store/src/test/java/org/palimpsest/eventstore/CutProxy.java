package org.palimpsest.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.palimpsest.engines.Engines;

/** Stands between a driver and its server, and cuts the line where a request says a given word. */
final class CutProxy implements AutoCloseable {

    /** Where the line is cut: before the server has the request, or before the client has the answer. */
    enum Cut { REQUEST, ANSWER }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerAddress mongod = new ServerAddress(
            new ConnectionString(Engines.shared().mongodbUri()).getHosts().getFirst());
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile Cut cut = Cut.REQUEST;
    private volatile String word = "";

    CutProxy() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalPort()
                + "/?directConnection=true&serverSelectionTimeoutMS=2000&retryWrites=true";
    }

    void cutNext(int times, String requestsThatSay, Cut where) {
        word = requestsThatSay;
        cut = where;
        cutsLeft.set(times);
    }

    /** From now on requests that say {@code text} are kept back until what is returned has run. */
    Runnable hold(String text) {
        var gate = new CountDownLatch(1);
        word = text;
        held.set(0);
        hold = gate;
        return () -> {
            hold = new CountDownLatch(0);
            gate.countDown();
        };
    }

    int held() {
        return held.get();
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket(mongod.getHost(), mongod.getPort());
                sockets.add(client);
                sockets.add(upstream);
                AtomicInteger muted = new AtomicInteger();
                Thread.ofVirtual().start(() -> pump(client, upstream, request -> mayPass(request, muted)));
                Thread.ofVirtual().start(() -> pump(upstream, client, answer -> muted.get() == 0));
            }
        } catch (IOException e) {
            // The server socket is closed: the test is over.
        }
    }

    private boolean mayPass(String request, AtomicInteger muted) {
        if (hold.getCount() > 0 && request.contains(word)) {
            held.incrementAndGet();
            try {
                hold.await();
            } catch (InterruptedException e) {
                return false;
            }
        }
        if (cutsLeft.get() > 0 && request.contains(word) && cutsLeft.getAndDecrement() > 0) {
            muted.set(1);
            return cut == Cut.ANSWER;
        }
        return true;
    }

    private interface Gate {
        boolean mayPass(String bytes);
    }

    private static void pump(Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[1 << 16];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!gate.mayPass(new String(Arrays.copyOf(buffer, n), ISO_8859_1))) {
                    return;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // One of the two has hung up, and so both sockets are closed.
        }
    }
}
