package org.palimpsest.engines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whether a Docker daemon answers, found out in a second at most: Testcontainers itself takes much longer to give up. */
final class DockerDaemon {
    private static final byte[] PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerDaemon() {
    }

    static boolean answers(EngineSettings settings) {
        return addresses(settings).anyMatch(DockerDaemon::answers);
    }

    private static Stream<SocketAddress> addresses(EngineSettings settings) {
        String host = settings.variable("DOCKER_HOST");
        if (host != null) {
            URI uri = URI.create(host);
            // Another scheme (ssh, https with keys) cannot be asked this simply; it counts as absent.
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" -> Stream.of(UnixDomainSocketAddress.of(uri.getPath()));
                case "tcp", "http" -> Stream.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
                default -> Stream.empty();
            };
        }
        String runtime = settings.variable("XDG_RUNTIME_DIR");
        return Stream.of(Path.of("/var/run/docker.sock"), Path.of(runtime == null ? "/run" : runtime, "docker.sock"),
                        Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"))
                .filter(Files::exists).map(UnixDomainSocketAddress::of);
    }

    private static boolean answers(SocketAddress address) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return CompletableFuture.supplyAsync(() -> ping(address), threads).completeOnTimeout(false, 1, TimeUnit.SECONDS)
                    .join();
        } finally {
            // Interrupts a connection that hangs.
            threads.shutdownNow();
        }
    }

    private static boolean ping(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(15);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // The beginning is enough.
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200 OK");
        } catch (IOException e) {
            return false;
        }
    }
}
