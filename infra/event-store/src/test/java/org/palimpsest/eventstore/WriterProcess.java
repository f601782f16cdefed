package org.palimpsest.eventstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.palimpsest.engines.Engines;

/**
 * A writer in a process of its own. On its standard input it is told {@code number stream seq [stream seq]…}, on its
 * standard output it answers {@code number position}, in whatever order the answers come.
 */
final class WriterProcess implements Writer, AutoCloseable {

    private final Process process;
    private final PrintStream requests;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

    WriterProcess(String database) {
        try {
            var java = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp", System.getProperty("java.class.path"),
                            WriterProcess.class.getName(), database)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            java.environment().put("PALIMPSEST_MONGODB_URI", Engines.shared().mongodbUri());
            java.environment().put("PALIMPSEST_ELASTICSEARCH_URI", Engines.shared().elasticsearchUri());
            process = java.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public Answer append(List<StreamStart> places) {
        var id = Long.toString(number.incrementAndGet());
        var answer = new CompletableFuture<Answer>().orTimeout(60, TimeUnit.SECONDS);
        asked.put(id, answer);
        var line = new StringBuilder(id);
        places.forEach(place -> line.append(' ').append(place.id()).append(' ').append(place.firstSeq()));
        synchronized (requests) {
            requests.println(line);
        }
        return answer.join();
    }

    private void listen() {
        try (var answers = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                var words = line.split(" ", -1);
                var waiting = asked.remove(words[0]);
                if (waiting != null) {
                    waiting.complete(new Answer(Long.parseLong(words[1])));
                }
            }
        } catch (IOException e) {
            // It has ended; so have its answers.
        }
        asked.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException("the writer has ended")));
    }

    @Override
    public void close() {
        requests.close();
        process.onExit().join();
    }

    /** The process itself: ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        // Answers alone go there, not what is logged.
        var out = System.out;
        System.setOut(System.err);
        var engine = MongoEventStorageEngine.builder()
                .database(TestStore.CLIENT.getDatabase(arguments[0]))
                .eventSerializer(TestStore.SERIALIZER)
                .build();
        var writer = Writer.with(engine);
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.split(" ", -1);
                var places = new ArrayList<StreamStart>();
                for (int i = 1; i < words.length; i += 2) {
                    places.add(new StreamStart(words[i], Long.parseLong(words[i + 1])));
                }
                Thread.ofVirtual().start(() -> {
                    var answer = words[0] + " " + writer.append(places).position();
                    synchronized (out) {
                        out.println(answer);
                    }
                });
            }
        }
        System.exit(0);
    }
}
