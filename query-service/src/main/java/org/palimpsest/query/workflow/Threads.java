package org.palimpsest.query.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Discussion;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.permission.EntryStanding;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.desk.Work;
import org.palimpsest.query.entry.Assignment;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.visibility.SeenStep;
import org.palimpsest.query.workflow.ThreadView.Message;
import org.palimpsest.web.Problem;
import org.palimpsest.web.session.UnsentForms;
import org.palimpsest.web.session.UnsentForms.Unsent;
import org.springframework.stereotype.Component;

/**
 * What those who work on an entry say to each other about it: made of nothing but what the reader sees of its history, and of what
 * they have typed and not sent. Thread-safe; asks the database.
 */
@Component
final class Threads {
    static final String OTHER_WINDOW = "Another window has saved something else meanwhile.";

    private static final String TEXT = "text";

    private final UnsentForms unsent;

    Threads(UnsentForms unsent) {
        this.unsent = unsent;
    }

    /**
     * Which discussion it is.
     *
     * @param reviewer with whom, for editors; null for a reviewer, and in other discussions
     */
    record With(EntryAction action, @Nullable String reviewer) {

        /** @throws Problem 400 for what no page of ours has sent */
        static With of(SentForm form) {
            var action = Stream.of(Discussion.values())
                    .map(With::action)
                    .filter(one -> one.address().equals(form.get("discussion")))
                    .findFirst()
                    .orElseThrow(() -> Problem.malformed("discussion", "This form was not made by its page.", "one of its discussions"));
            var reviewer = form.get("reviewer");
            boolean isNamed = action == EntryAction.DISCUSS_WITH_REVIEWER && !reviewer.isEmpty();
            if (isNamed && !Caller.PERSON.matcher(reviewer).matches()) {
                throw Problem.malformed("reviewer", "This form was not made by its page.", "a person's id");
            }
            return new With(action, isNamed ? reviewer : null);
        }

        private static EntryAction action(Discussion discussion) {
            return switch (discussion) {
                case AUTHOR -> EntryAction.DISCUSS_WITH_AUTHOR;
                case REVIEWER -> EntryAction.DISCUSS_WITH_REVIEWER;
                case EDITORS -> EntryAction.DISCUSS_AMONG_EDITORS;
            };
        }

        /** Under which name it is kept what was typed, and by which it is found on the page. */
        String name() {
            return action.address() + (reviewer == null ? "" : "@" + reviewer);
        }

        Map<String, Object> command(String text) {
            return reviewer == null ? Map.of(TEXT, text) : Map.of(TEXT, text, "reviewer", reviewer);
        }
    }

    /** A message that was refused. */
    record Tried(With with, String text, CommandRefusedException why) {
        /** What is wrong, in sentences. */
        public InWords wrong() {
            return why.why();
        }

        public String target() {
            return with.name();
        }
    }

    /** Keeps what was typed; what is there now is something else where another window was faster. */
    Unsent keep(UUID entry, With with, SentForm form, Caller caller) {
        var text = form.get(TEXT);
        var fields = text.isBlank() ? Map.<String, String>of() : Map.of(TEXT, text);
        return unsent.keep(caller.id(), entry.toString(), with.name(), fields, form.get("mark"));
    }

    static boolean isKept(Unsent kept, SentForm form) {
        return kept.fields().getOrDefault(TEXT, "").equals(form.get(TEXT).isBlank() ? "" : form.get(TEXT));
    }

    void sent(UUID entry, With with, Caller caller) {
        unsent.sent(caller.id(), entry.toString(), with.name());
    }

    /** The discussions in which the caller takes part. */
    List<ThreadView> of(Work work, List<SeenStep> seen, Map<String, String> names, @Nullable Tried tried, Caller caller) {
        var kept = unsent.of(caller.id(), work.draft().id().toString());
        return with(work, seen).stream().map(one -> view(one, work, seen, names, kept, tried, caller)).toList();
    }

    private static List<With> with(Work work, List<SeenStep> seen) {
        return switch (work.standing()) {
            case OWNER -> List.of(new With(EntryAction.DISCUSS_WITH_AUTHOR, null));
            case REVIEWER -> List.of(new With(EntryAction.DISCUSS_WITH_REVIEWER, null));
            // What the owner is told, other authors read in the history.
            case COAUTHOR, FORMER_OWNER, READER -> List.of();
            case EDITOR -> {
                var reviewers = new LinkedHashSet<String>();
                work.draft().reviewers().stream()
                        .filter(one -> one.round() == work.draft().round())
                        .map(Assignment::reviewer)
                        .forEach(reviewers::add);
                seen.stream()
                        .flatMap(step -> step.event() instanceof MessageSent e ? Stream.ofNullable(e.reviewer()) : Stream.of())
                        .forEach(reviewers::add);
                var all = new ArrayList<With>();
                all.add(new With(EntryAction.DISCUSS_WITH_AUTHOR, null));
                reviewers.forEach(reviewer -> all.add(new With(EntryAction.DISCUSS_WITH_REVIEWER, reviewer)));
                all.add(new With(EntryAction.DISCUSS_AMONG_EDITORS, null));
                yield all;
            }
        };
    }

    private static ThreadView view(
            With with,
            Work work,
            List<SeenStep> seen,
            Map<String, String> names,
            Map<String, Unsent> kept,
            @Nullable Tried tried,
            Caller caller) {
        var before = kept.getOrDefault(with.name(), Unsent.NOTHING);
        var refused = tried != null && tried.with().equals(with) ? tried : null;
        var text = refused == null ? before.fields().getOrDefault(TEXT, "") : refused.text();
        var others = before.fields().getOrDefault(TEXT, "");
        boolean isConflict = refused != null && !others.isEmpty() && !others.equals(text);
        return new ThreadView(
                with.name(),
                with.action().address(),
                with.reviewer(),
                title(with, work.standing()),
                with.reviewer() == null ? "" : names.getOrDefault(with.reviewer(), with.reviewer()),
                seen.stream().flatMap(step -> message(with, step, names, caller)).toList(),
                why(with, work),
                UUID.randomUUID(),
                before.mark(),
                text,
                refused == null ? InWords.NOTHING : refused.wrong(),
                before.mark().isEmpty() || isConflict ? InWords.NOTHING : Dates.moment(before.at()),
                isConflict ? others : "");
    }

    /** Code of what it is called. */
    private static String title(With with, EntryStanding standing) {
        return "thread." + with.action().address() + "." + standing;
    }

    /** Why nothing can be said now; empty where it can. */
    private static InWords why(With with, Work work) {
        boolean isOver = with.reviewer() != null
                && work.draft().reviewers().stream()
                        .noneMatch(one -> one.round() == work.draft().round() && one.reviewer().equals(with.reviewer()));
        var why = work.steps().stream()
                .filter(step -> step.action() == with.action())
                .map(step -> Objects.requireNonNullElse(step.why(), ""))
                .findFirst()
                .orElse("");
        return InWords.said(why.isEmpty() && isOver ? "This person does not review it in the present round." : why);
    }

    private static Stream<Message> message(With with, SeenStep step, Map<String, String> names, Caller caller) {
        if (!(step.event() instanceof MessageSent e) || With.action(e.discussion()) != with.action()) {
            return Stream.of();
        }
        var who = Objects.requireNonNullElse(step.actor(), "");
        return with.reviewer() == null || with.reviewer().equals(e.reviewer())
                ? Stream.of(new Message(
                        names.getOrDefault(who, who),
                        caller.is(who),
                        step.role() == null ? "" : step.role().name(),
                        step.at(),
                        Dates.moment(step.at()),
                        e.round(),
                        e.text()))
                : Stream.of();
    }
}
