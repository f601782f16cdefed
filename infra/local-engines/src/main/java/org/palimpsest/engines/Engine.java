package org.palimpsest.engines;

import java.util.List;

/**
 * One running engine.
 *
 * @param kind which
 * @param uri where it answers
 * @param origin who provides it, for a person to read
 * @param pids the processes of ours that it consists of, its supervisor first; empty if it is not our child
 * @param end ends it; does nothing if it is not ours
 */
record Engine(EngineKind kind, String uri, String origin, List<Long> pids, Runnable end) {
    static Engine given(EngineKind kind, String uri) {
        return new Engine(kind, uri, "given by " + kind.variable, List.of(), () -> { });
    }

    /** Whether all its processes live; true if it is not our child. */
    boolean lives() {
        return pids.stream().allMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
}
