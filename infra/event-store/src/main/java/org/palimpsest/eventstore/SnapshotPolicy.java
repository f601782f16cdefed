package org.palimpsest.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.jspecify.annotations.Nullable;

/**
 * When a snapshot of an aggregate is taken: as soon as loading it, or a command to it, brings the events since the last
 * snapshot (or the beginning) to {@code events}; earlier, from a tenth of that on, if the first of them is older than
 * {@code age}, so that what is seldom changed but often looked at does not stay long. Immutable, thread-safe.
 *
 * @param snapshotter takes it, in a thread of its own choice
 * @param events more than 1
 */
public record SnapshotPolicy(Snapshotter snapshotter, int events, Duration age, Clock clock)
        implements SnapshotTriggerDefinition {

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(this, aggregateType);
    }

    private static final class Trigger extends AbstractSnapshotTrigger {

        private static final long serialVersionUID = 1;

        private final transient SnapshotPolicy policy;
        private int count;
        private @Nullable Instant first;

        Trigger(SnapshotPolicy policy, Class<?> aggregateType) {
            super(policy.snapshotter, aggregateType);
            this.policy = policy;
        }

        /** A snapshot comes as the first of the events, and makes no difference. */
        @Override
        public void eventHandled(EventMessage<?> event) {
            if (first == null) {
                first = event.getTimestamp();
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            count++;
            return count >= policy.events || (count >= Math.max(2, policy.events / 10) && isOld());
        }

        private boolean isOld() {
            return first != null && first.plus(policy.age).isBefore(policy.clock.instant());
        }

        @Override
        protected void reset() {
            count = 0;
            first = null;
        }
    }
}
