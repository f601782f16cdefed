package org.palimpsest.faults;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.palimpsest.engines.EngineSettings;
import org.palimpsest.engines.Mongod;
import org.palimpsest.engines.MongodSet;
import org.palimpsest.engines.TcpProxy;

/** A replica set whose members each stand behind a door. */
final class HurtMongodb implements AutoCloseable {
    private final Map<Integer, TcpProxy> doors = new LinkedHashMap<>();
    private final MongodSet set;

    /** @param options more arguments for mongod */
    HurtMongodb(Path data, int members, String... options) {
        set = MongodSet.start(EngineSettings.defaults().withData(data), members, this::door, options);
    }

    private int door(int port) {
        var door = new TcpProxy(port);
        doors.put(port, door);
        return door.port();
    }

    private TcpProxy before(Mongod member) {
        return Objects.requireNonNull(doors.get(member.port()));
    }

    String uri() {
        return set.uri();
    }

    /** The primary; waits for one. */
    Mongod primary() {
        return await("a primary")
                .atMost(Duration.ofMinutes(1))
                .until(set::primary, Optional::isPresent)
                .orElseThrow();
    }

    /** The primary as soon as it is another one. */
    Mongod primaryAfter(Mongod former) {
        return await("another primary")
                .atMost(Duration.ofMinutes(1))
                .until(this::primary, now -> !now.equals(former));
    }

    /** Lets nothing pass between a member and the others; all other callers of any of them are served. */
    void cutOff(Mongod member) {
        List<Mongod> others = new ArrayList<>(set.members());
        others.remove(member);
        before(member).holdCallers(remembered(others));
        others.forEach(other -> before(other).holdCallers(remembered(List.of(member))));
    }

    /** Looking a caller up takes a while, and its answer never changes while it is connected. */
    private static IntPredicate remembered(List<Mongod> callers) {
        var pids = callers.stream().map(Mongod::pid).toList();
        var known = new ConcurrentHashMap<Integer, Boolean>();
        return port -> known.computeIfAbsent(port, p -> pids.stream().anyMatch(pid -> Callers.holds(pid, p)));
    }

    void mend() {
        doors.values().forEach(TcpProxy::mend);
    }

    @Override
    public void close() {
        set.close();
        doors.values().forEach(TcpProxy::close);
    }
}
