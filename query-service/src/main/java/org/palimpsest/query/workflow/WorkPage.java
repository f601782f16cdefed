package org.palimpsest.query.workflow;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.events.Credits;
import org.palimpsest.events.EntryEvent.EntryWithdrawn;
import org.palimpsest.events.EntryEvent.MessageSent;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Recommendation;
import org.palimpsest.events.Role;
import org.palimpsest.events.VersionKind;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.desk.Work;
import org.palimpsest.query.history.History;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.EmbargoNotice;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.pages.WithdrawnNotice;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.query.visibility.SeenStep;
import org.palimpsest.query.visibility.Visibility;
import org.palimpsest.query.workflow.Threads.Tried;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The page of an entry for those who work on it. Thread-safe; asks the database. */
@Component
final class WorkPage {
    private static final Set<String> ASKING =
            Set.of(EntryAction.INVITE_REVIEWER.address(), EntryAction.ASSIGN_REVIEWER.address());

    private final Desk desk;
    private final History history;
    private final People people;
    private final Candidates candidates;
    private final SectionTitles sections;
    private final Threads threads;
    private final Library library;

    WorkPage(
            Desk desk,
            History history,
            People people,
            Candidates candidates,
            SectionTitles sections,
            Threads threads,
            Library library) {
        this.library = library;
        this.desk = desk;
        this.history = history;
        this.people = people;
        this.candidates = candidates;
        this.sections = sections;
        this.threads = threads;
    }

    /**
     * The page as {@code caller} gets it.
     *
     * @param refusal a step that was just refused
     * @param tried a message that was just refused
     * @param all what was typed and not sent yet, by the addresses of steps
     */
    Rendering of(
            Work work,
            @Nullable Refusal refusal,
            @Nullable Tried tried,
            Map<String, Typed> all,
            HttpStatusCode status,
            Caller caller,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var draft = work.draft();
        var id = draft.id().toString();
        var seen = history.seen(draft.id(), caller);
        var rounds = RoundView.of(seen, draft.invitations());
        var steps = StepViews.of(work, refusal, all);
        boolean assigns = steps.forms().stream().anyMatch(form -> ASKING.contains(form.address()));
        var title = draft.content().title();
        var names = people.names(named(work, rounds, seen));
        var page = Rendering.view("workflow/work")
                .status(status)
                .modelAttribute("view", new PageView(
                        title == null ? InWords.NOTHING : InWords.plain(title), "", "/drafts/" + id, List.of(), null, null, null, false))
                .modelAttribute("work", work)
                .modelAttribute("draft", draft)
                .modelAttribute("section", sections.of(draft.section()))
                .modelAttribute("changed", Dates.day(draft.changedAt()))
                .modelAttribute("me", caller.id())
                .modelAttribute("names", names)
                .modelAttribute("rounds", rounds)
                .modelAttribute("reviewers", RoundView.reviewers(rounds, names))
                .modelAttribute("due", desk.told(draft.id(), draft.round(), caller)
                        .map(Desk.Told::due)
                        .map(Dates::partial)
                        .orElse(InWords.NOTHING))
                .modelAttribute("text", Shown.of(id, draft.content(), 3))
                .modelAttribute("steps", steps)
                .modelAttribute("threads", threads.of(work, seen, names, tried, caller))
                .modelAttribute("recommendations", Recommendation.values())
                .modelAttribute("kinds", EnumSet.range(VersionKind.NEW_VERSION, VersionKind.ERRATUM))
                .modelAttribute("editors", editors(work))
                .modelAttribute("giveaways", giveaways(steps, draft))
                .modelAttribute("agreed", count(draft, Credits.Stage.CONFIRMED))
                .modelAttribute("objects", count(draft, Credits.Stage.OBJECTED) > 0)
                .modelAttribute("candidates", assigns ? candidates.of(draft, caller) : List.of());
        if (draft.schedule() != null) {
            page.modelAttribute("plan", PlanView.of(draft.schedule())).modelAttribute("planKey", UUID.randomUUID());
        }
        if (draft.embargo() != null) {
            page.modelAttribute("embargo", EmbargoNotice.of(draft.embargo().until()))
                    .modelAttribute("notLifted", InWords.said(Objects.requireNonNullElse(draft.embargo().why(), "")));
        }
        withdrawn(work, seen).ifPresent(notice -> page.modelAttribute("withdrawn", notice));
        owner(work, names).ifPresent(owner -> page.modelAttribute("owner", owner));
        if (refusal != null) {
            page.modelAttribute("refusal", refusal);
        }
        if (tried != null) {
            page.modelAttribute("tried", tried);
        }
        return page.build();
    }

    /** What may tell reviewers who wrote it, for whom it can be submitted, or was just now. */
    private List<Giveaway> giveaways(StepViews steps, DraftView draft) {
        return steps.forms().stream().anyMatch(form -> form.address().equals(EntryAction.SUBMIT.address()))
                ? Giveaways.under(library.policy(draft.section()), draft.content())
                : List.of();
    }

    private static long count(DraftView draft, Credits.Stage stage) {
        return draft.credits().stream().filter(one -> one.stage() == stage).count();
    }

    /** To whom it can be handed, by id; nobody for who may not hand it on. */
    private Map<String, String> editors(Work work) {
        var editors = new LinkedHashMap<String, String>();
        if (work.draft().may().contains(EntryAction.HANDLE.address())) {
            people.having(Role.EDITOR).stream()
                    .filter(one -> one.asCaller().has(Role.EDITOR, work.draft().section())
                            && !one.person().equals(work.draft().owner())
                            && !work.draft().formerOwners().contains(one.person()))
                    .sorted(Comparator.comparing(PersonView::name))
                    .forEach(one -> editors.put(one.person(), one.name()));
        }
        return editors;
    }

    /** The ids of the people whom the caller may know, and what stands for a hidden one, such as “Reviewer 1”, which is nobody's id. */
    private static Set<String> named(Work work, List<RoundView> rounds, List<SeenStep> seen) {
        var people = new HashSet<String>();
        if (work.draft().owner() != null) {
            people.add(work.draft().owner());
        }
        people.addAll(work.draft().formerOwners());
        rounds.forEach(round -> round.parts().forEach(part -> people.add(part.reviewer())));
        var handling = work.draft().handling();
        if (handling != null) {
            Stream.of(handling.editor(), handling.former()).filter(Objects::nonNull).forEach(people::add);
        }
        work.draft().invitations().forEach(invitation -> people.add(invitation.reviewer()));
        seen.stream()
                .filter(step -> step.event() instanceof MessageSent)
                .flatMap(step -> Stream.ofNullable(step.actor()))
                .forEach(people::add);
        return people;
    }

    private static Optional<String> owner(Work work, Map<String, String> names) {
        return Optional.ofNullable(work.draft().owner())
                .filter(owner -> !owner.equals(Visibility.AUTHOR))
                .map(owner -> names.getOrDefault(owner, owner));
    }

    private static Optional<WithdrawnNotice> withdrawn(Work work, List<SeenStep> seen) {
        return (work.draft().withdrawn() ? seen.reversed() : List.<SeenStep>of()).stream()
                .flatMap(step -> step.event() instanceof EntryWithdrawn gone
                        ? Stream.of(WithdrawnNotice.of(step.at(), gone.reason()))
                        : Stream.of())
                .findFirst();
    }
}
