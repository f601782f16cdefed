package org.palimpsest.benchmarks;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** The least that can be: a handler of Reactor Netty that answers with the bytes of a file, in a process of its own. */
public final class BareServer implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final URI address;

    private BareServer(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** The first argument is a folder; answers {@code /NAME} with its file of that name, and prints the port at which it does. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        Map<String, byte[]> files = new ConcurrentHashMap<>();
        var server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle((request, response) -> {
                    var bytes = files.computeIfAbsent(request.uri(), name -> read(folder, name));
                    return response.header("Content-Type", "text/html;charset=UTF-8")
                            .header("Content-Encoding", "gzip")
                            .header("Content-Length", Integer.toString(bytes.length))
                            .send(Mono.just(Unpooled.wrappedBuffer(bytes)));
                })
                .bindNow();
        System.out.println(server.port());
        server.onDispose().block();
    }

    private static byte[] read(Path folder, String name) {
        try {
            return Files.readAllBytes(folder.resolve(name.substring(1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static BareServer start() throws IOException {
        var folder = Files.createTempDirectory("bare");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-Xms128m", "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), BareServer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var port = Objects.requireNonNull(process.inputReader().readLine(), "It has not started.");
        return new BareServer(process, folder, URI.create("http://localhost:" + port));
    }

    URI address() {
        return address;
    }

    /** What it answers at {@code /name}. */
    void has(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
