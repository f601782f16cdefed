package org.palimpsest.command.reaction;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.dispatch.Commands;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.command.entry.EntryCommand.RunSchedule;
import org.palimpsest.command.person.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has what is due done, in the name of the person who planned it and with the roles that they have by now. Any number of services
 * may do so: a step is claimed before it is begun, and the entry itself knows what of its plan was done; so a claim that runs out,
 * or a crash after the commit, does nothing twice.
 */
@Component
final class ScheduleRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(40);

    private final ScheduledSteps steps;
    private final BiConsumer<RunSchedule, Envelope> commands;
    private final People people;
    private final InstantSource clock;
    private final Duration look;
    private volatile @Nullable Thread thread;

    @Autowired
    ScheduleRunner(ScheduledSteps steps, Commands commands, People people, InstantSource clock) {
        this(steps, commands::send, people, clock, LOOK);
    }

    /** {@code look}: how often it is looked whether something is due. */
    ScheduleRunner(
            ScheduledSteps steps,
            BiConsumer<RunSchedule, Envelope> commands,
            People people,
            InstantSource clock,
            Duration look) {
        this.steps = steps;
        this.commands = commands;
        this.people = people;
        this.clock = clock;
        this.look = look;
    }

    /** Has all done that is due and that nobody else has claimed. */
    void run() {
        for (var due = steps.claim(clock.instant(), LEASE); due.isPresent(); due = steps.claim(clock.instant(), LEASE)) {
            run(due.get());
        }
    }

    private void run(ScheduledSteps.Due due) {
        try {
            commands.accept(due.command(), new Envelope(people.later(due.by()), null, null));
            steps.done(due);
        } catch (RuntimeException e) {
            LOG.warn("{} was due and has not been done; it is tried again when its claim runs out", due.id(), e);
        }
    }

    @Override
    public void start() {
        // Only a thread that is known looks on: it must not begin before it is.
        var looking = Thread.ofVirtual().name("schedule-runner").unstarted(() -> {
            while (isRunning()) {
                try {
                    run();
                } catch (RuntimeException e) {
                    LOG.warn("What is due will be seen to when the database is back", e);
                }
                LockSupport.parkNanos(look.toNanos());
            }
        });
        thread = looking;
        looking.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            LockSupport.unpark(running);
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
