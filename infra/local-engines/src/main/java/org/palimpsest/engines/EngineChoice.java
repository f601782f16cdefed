package org.palimpsest.engines;

import java.nio.file.Path;
import java.util.List;

/** Chooses for each engine the first provider that has it, and says which and why. */
final class EngineChoice {
    private final EngineSettings settings;

    EngineChoice(EngineSettings settings) {
        this.settings = settings;
    }

    /** @param trash folders to delete when a child process has ended with its owner, besides its own temporary one */
    Engine start(EngineKind kind, List<Path> trash) {
        String uri = settings.variable(kind.variable);
        if (uri != null) {
            settings.progress().accept(kind.title + ": " + kind.variable + " gives one");
            return Engine.given(kind, withoutSlash(kind, uri));
        }
        String why = whyNoContainer();
        if (why.isEmpty()) {
            try {
                return new Containers(settings).start(kind);
            } catch (EngineUnavailableException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        settings.progress().accept(kind.title + ": a child process (" + kind.variable + " is not set; " + why + ")");
        return switch (kind) {
            case MONGODB -> LocalMongod.start(settings, trash);
            case ELASTICSEARCH -> LocalElasticsearch.start(settings, trash);
        };
    }

    private String whyNoContainer() {
        if (settings.data() != null) {
            return "a container could not keep its data in " + settings.data();
        }
        return DockerDaemon.answers(settings) ? "" : "no Docker daemon answers";
    }

    private static String withoutSlash(EngineKind kind, String uri) {
        return kind == EngineKind.ELASTICSEARCH && uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
