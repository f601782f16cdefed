package org.palimpsest.faults;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.palimpsest.eventstore.MongoEventStorageEngine;
import org.palimpsest.eventstore.UnknownOutcomeException;

/**
 * Many who write at once: a process of its own, until its standard input ends. It says of each command, on a line of
 * its standard output, {@code > mark .} before it is sent, and then {@code + mark position .} when it was acknowledged
 * or {@code - mark .} when it was refused. Nothing, when it is not known.
 */
final class Writers {
    private static final int SHARED = 3;

    private final String name;
    private final MongoEventStorageEngine engine;
    private final long pauseNanos;
    private final PrintStream out;
    private volatile boolean ended;

    private Writers(String name, MongoEventStorageEngine engine, Duration pause, PrintStream out) {
        this.name = name;
        this.engine = engine;
        this.pauseNanos = pause.toNanos();
        this.out = out;
    }

    /**
     * The process.
     *
     * @param arguments name, uri, database, how many, pause between commands in ms, by how many s the clock is wrong
     */
    public static void main(String[] arguments) throws IOException {
        var out = System.out;
        System.setOut(System.err);
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[5])));
        try (var store = new Store(arguments[1], arguments[2])) {
            var pause = Duration.ofMillis(Long.parseLong(arguments[4]));
            var all = new Writers(arguments[0], store.engine(clock), pause, out);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                    int number = i;
                    threads.execute(() -> all.write(number));
                }
                System.in.transferTo(OutputStream.nullOutputStream());
                all.ended = true;
            }
        }
        System.exit(0);
    }

    private void write(int number) {
        var random = new Random(number);
        for (int stream = 0; !ended; stream++) {
            // After an outcome that is not known, nor is where the stream ends.
            write(name + "-" + number + "-" + stream, random);
            LockSupport.parkNanos(pauseNanos);
        }
    }

    /** Ends when something goes wrong. */
    private void write(String own, Random random) {
        long next = 0;
        long beside = 0;
        for (int i = 0; !ended; i++) {
            var mark = "mk-" + own + "-" + i;
            var events = new ArrayList<DomainEventMessage<?>>();
            int kind = random.nextInt(4);
            int parts = kind == 1 ? 3 : kind == 2 ? 2 : 1;
            try {
                if (kind == 3) {
                    var shared = "shared-" + random.nextInt(SHARED);
                    events.add(event(shared, engine.lastSequenceNumberFor(shared).orElse(-1L) + 1, mark, 1, 1));
                } else {
                    for (int part = 1; part <= parts; part++) {
                        boolean second = kind == 2 && part == 2;
                        events.add(event(second ? own + "-b" : own, second ? beside++ : next++, mark, part, parts));
                    }
                }
                if (!send(mark, events) && kind != 3) {
                    return;
                }
            } catch (MongoException e) {
                // It could not even be asked for: nothing was sent.
            }
            LockSupport.parkNanos(pauseNanos);
        }
    }

    private static DomainEventMessage<?> event(String stream, long seq, String mark, int part, int parts) {
        return new GenericDomainEventMessage<>("Text", stream, seq, mark + " " + part + "/" + parts);
    }

    private boolean send(String mark, List<DomainEventMessage<?>> events) {
        say("> " + mark);
        var unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("unit"));
        try {
            engine.appendEvents(events);
            say("+ " + mark + " " + unit.root().<Long>getOrDefaultResource(MongoEventStorageEngine.POSITION, -1L));
            return true;
        } catch (UnknownOutcomeException e) {
            return false;
        } catch (AxonException | MongoException e) {
            say("- " + mark);
            return false;
        } finally {
            unit.rollback();
        }
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line + " .");
        }
    }
}
