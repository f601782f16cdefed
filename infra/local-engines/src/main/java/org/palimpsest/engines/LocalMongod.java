package org.palimpsest.engines;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mongod of our own, always as a replica set of one node. */
final class LocalMongod {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private LocalMongod() {
    }

    static Engine start(EngineSettings settings, List<Path> trash) {
        Path binary = new MongodBinary(settings).find();
        return Retry.start(settings, "MongoDB", List.of("DBPathInUse", "Address already in use"),
                () -> start(binary, settings, trash));
    }

    private static Engine start(Path binary, EngineSettings settings, List<Path> trash) {
        Workplace place = Workplace.create(settings, "mongodb", trash);
        int port = freePort();
        settings.progress().accept("MongoDB: starting " + binary);
        Supervised child = launch(binary, place, settings, port, List.of());
        try (ReplicaSet set = new ReplicaSet("127.0.0.1", port, "127.0.0.1:" + port)) {
            child.await(LIMIT, () -> primary(set));
        }
        String uri = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
        settings.progress().accept("MongoDB: ready at " + uri);
        return new Engine(EngineKind.MONGODB, uri, "a child process, " + binary, child.pids(), child::end);
    }

    /** One that listens; it is in no replica set yet unless its data say so. */
    static Supervised launch(Path binary, Workplace place, EngineSettings settings, int port, List<String> options) {
        List<String> command = new ArrayList<>(EngineUser.dieWithParent());
        command.addAll(List.of(binary.toString(), "--replSet", ReplicaSet.NAME, "--bind_ip", "127.0.0.1",
                "--port", Integer.toString(port), "--dbpath", place.data().toString(), "--nounixsocket",
                "--wiredTigerCacheSizeGB", "0.5", "--setParameter", "diagnosticDataCollectionEnabled=false"));
        command.addAll(options);
        Supervised child = Supervised.start("MongoDB", place, settings, Map.of(), command);
        child.await(LIMIT, () -> listens(port));
        return child;
    }

    private static boolean primary(ReplicaSet set) {
        try {
            return set.makePrimary();
        } catch (MongoException e) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
