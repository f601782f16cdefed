package org.palimpsest.engines;

import java.nio.file.Path;
import java.util.List;

/** Chooses for each engine the first provider that has it, and says which and why. */
final class EngineChoice {
    private final EngineSettings settings;

    EngineChoice(EngineSettings settings) {
        this.settings = settings;
    }

    Engine start(EngineKind kind, List<Path> trash) {
        String uri = settings.variable(kind.variable);
        if (uri != null) {
            settings.progress().accept(kind.title + ": " + kind.variable + " gives one");
            return Engine.given(kind, uri.endsWith("/") && kind == EngineKind.ELASTICSEARCH
                    ? uri.substring(0, uri.length() - 1) : uri);
        }
        return switch (kind) {
            case MONGODB -> LocalMongod.start(settings, trash);
            case ELASTICSEARCH -> LocalElasticsearch.start(settings, trash);
        };
    }
}
