package org.palimpsest.engines;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Two engines that were chosen independently of each other. */
record StartedEngines(Engine mongodb, Engine elasticsearch) implements Engines {

    static StartedEngines start(EngineSettings settings) {
        EngineChoice choice = new EngineChoice(settings);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var mongodb = CompletableFuture.supplyAsync(() -> choice.start(EngineKind.MONGODB, List.of()), threads);
            var elasticsearch = CompletableFuture.supplyAsync(() -> choice.start(EngineKind.ELASTICSEARCH, List.of()), threads);
            try {
                CompletableFuture.allOf(mongodb, elasticsearch).join();
            } catch (CompletionException e) {
                Stream.of(mongodb, elasticsearch).filter(f -> !f.isCompletedExceptionally())
                        .forEach(f -> f.join().end().run());
                if (e.getCause() instanceof EngineUnavailableException unavailable) {
                    throw unavailable;
                }
                throw e;
            }
            return new StartedEngines(mongodb.join(), elasticsearch.join());
        }
    }

    @Override
    public String mongodbUri() {
        return mongodb.uri();
    }

    @Override
    public String elasticsearchUri() {
        return elasticsearch.uri();
    }

    List<Engine> both() {
        return List.of(mongodb, elasticsearch);
    }

    @Override
    public void close() {
        both().parallelStream().forEach(engine -> engine.end().run());
    }
}
