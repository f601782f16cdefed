package org.palimpsest.query.library;

import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Policy;
import org.palimpsest.events.ReviewQuestion;
import org.palimpsest.events.SectionEvent;
import org.palimpsest.events.SectionEvent.PolicyChanged;
import org.palimpsest.events.SectionEvent.ReviewFormChanged;
import org.palimpsest.events.SectionEvent.SectionClosed;
import org.palimpsest.events.SectionEvent.SectionCreated;
import org.palimpsest.events.SectionKind;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.readmodels.Positioned;
import org.palimpsest.readmodels.Recorded;

/**
 * A section as it is kept.
 *
 * @param sequence of the last event in the section's stream: the version that commands compare with
 * @param questions that its reviewers are asked in rounds that begin now
 * @param policies all it ever had, oldest first; the first one came with it
 */
public record SectionDocument(
        @BsonId String id,
        long position,
        long sequence,
        String title,
        SectionKind kind,
        @Nullable String journal,
        List<ReviewQuestion> questions,
        List<PolicySince> policies,
        @Nullable Long closedAtPosition)
        implements Positioned {

    /** A policy and the position from which it holds. */
    public record PolicySince(long position, Policy policy) {}

    /** What {@code event} makes of a section; null for one that was never created. */
    static @Nullable SectionDocument fold(@Nullable SectionDocument section, Recorded<? extends SectionEvent> event) {
        long position = event.position();
        return switch (event.event()) {
            case SectionCreated created ->
                new SectionDocument(
                        created.slug(),
                        position,
                        event.sequence(),
                        created.title(),
                        created.kind(),
                        created.journal(),
                        List.of(),
                        List.of(new PolicySince(position, created.policy())),
                        null);
            case PolicyChanged changed -> section == null ? null : section.with(event, changed.policy());
            case ReviewFormChanged changed -> section == null ? null : section.asking(event, changed.questions());
            case SectionClosed _ -> section == null ? null : section.closed(event);
        };
    }

    private SectionDocument with(Recorded<?> event, Policy policy) {
        var all = new ArrayList<>(policies);
        all.add(new PolicySince(event.position(), policy));
        return new SectionDocument(
                id, event.position(), event.sequence(), title, kind, journal, questions, List.copyOf(all), closedAtPosition);
    }

    private SectionDocument asking(Recorded<?> event, List<ReviewQuestion> other) {
        return new SectionDocument(
                id, event.position(), event.sequence(), title, kind, journal, other, policies, closedAtPosition);
    }

    private SectionDocument closed(Recorded<?> event) {
        return new SectionDocument(id, event.position(), event.sequence(), title, kind, journal, questions, policies, event.position());
    }

    boolean existsIn(AsOf asOf) {
        return asOf.includes(policies.getFirst().position());
    }

    boolean isClosedIn(AsOf asOf) {
        return closedAtPosition != null && asOf.includes(closedAtPosition);
    }

    Policy policyIn(AsOf asOf) {
        return policies.reversed().stream()
                .filter(since -> asOf.includes(since.position()))
                .findFirst()
                .orElseGet(policies::getFirst)
                .policy();
    }
}
