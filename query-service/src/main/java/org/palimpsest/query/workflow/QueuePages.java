package org.palimpsest.query.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Cursor;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskPage.Queued;
import org.palimpsest.query.desk.DeskPage.Waiting;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.desk.DeskView;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.desk.QueueFilter;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.People;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.people.PersonView;
import org.palimpsest.query.reading.OpenSections;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/** All that waits for editors: found by what it waits for, section, reviewer, day and load, and moved on several at once. */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class})
final class QueuePages {
    private static final int SIZE = 50;
    private static final Pattern SELECTED = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,18})");

    private final Desk desk;
    private final Candidates candidates;
    private final People people;
    private final OpenSections sections;
    private final SectionTitles titles;
    private final CommandClient commands;
    private final Clock clock = Clock.systemUTC();

    QueuePages(
            Desk desk,
            Candidates candidates,
            People people,
            OpenSections sections,
            SectionTitles titles,
            CommandClient commands) {
        this.desk = desk;
        this.candidates = candidates;
        this.people = people;
        this.sections = sections;
        this.titles = titles;
        this.commands = commands;
    }

    /** Somebody who reviews, and how much they have open. */
    record Reviewer(String id, String name, int load) {}

    /** How much waits for it; with a plus where that is more than is counted. */
    record Counted(Waiting waiting, String count) {}

    /** An entry that was ticked, and its version by then. */
    private record Selected(DraftView draft, String version) {}

    /**
     * What became of one entry.
     *
     * @param position to be read to see it; absent where nothing was recorded
     * @param refused why it was not done; absent if it was
     */
    record Outcome(@Nullable String title, @Nullable String position, @Nullable InWords refused) {}

    /** As it stands in the address. */
    private record Asked(
            @Nullable String waiting,
            @Nullable String section,
            @Nullable String reviewer,
            @Nullable String handling,
            @Nullable String due,
            @Nullable String load,
            @Nullable String order,
            @Nullable String after) {

        static Asked of(ServerWebExchange exchange) {
            var query = exchange.getRequest().getQueryParams();
            return new Asked(
                    query.getFirst("waiting"),
                    query.getFirst("section"),
                    query.getFirst("reviewer"),
                    query.getFirst("handling"),
                    query.getFirst("due"),
                    query.getFirst("load"),
                    query.getFirst("order"),
                    query.getFirst("after"));
        }

        QueueFilter filter() {
            return QueueFilter.of(waiting, section, reviewer, handling, due, load, order);
        }

        String address(@Nullable String from) {
            var uri = UriComponentsBuilder.fromPath("/desk/queue");
            var values = new HashMap<String, String>();
            add(uri, values, "waiting", waiting);
            add(uri, values, "section", section);
            add(uri, values, "reviewer", reviewer);
            add(uri, values, "handling", handling);
            add(uri, values, "due", due);
            add(uri, values, "load", load);
            add(uri, values, "order", order);
            add(uri, values, "after", from);
            return uri.encode().buildAndExpand(values).toUriString();
        }

        private static void add(UriComponentsBuilder uri, Map<String, String> values, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                uri.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        }
    }

    @GetMapping("/desk/queue")
    Rendering queue(Caller caller, ServerWebExchange exchange) {
        return page(Asked.of(exchange), caller, exchange).build();
    }

    /** Does the same with each of the entries that were ticked; one that is refused does not hold up the others. */
    @PostMapping(path = "/desk/queue", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering several(Caller caller, ServerWebExchange exchange) {
        mustBeEditor(caller);
        var form = SentForm.of(exchange);
        var asked = Asked.of(exchange);
        var action = Stream.of(EntryAction.PUBLISH, EntryAction.INVITE_REVIEWER, EntryAction.HANDLE)
                .filter(one -> one.address().equals(form.get("to")))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("to", "This form was not made by its page.", "publish, invitations or handling-editor"));
        var outcomes = selected(form, caller).stream().map(one -> done(action, one, form, caller)).toList();
        outcomes.stream()
                .flatMap(one -> Optional.ofNullable(one.position()).stream())
                .max(Comparator.comparingLong(Long::parseLong))
                .ifPresent(newest -> PositionCookie.set(exchange, newest));
        boolean isDone = !outcomes.isEmpty() && outcomes.stream().allMatch(one -> one.refused() == null);
        return isDone
                ? Rendering.redirectTo(asked.address(null)).status(HttpStatus.SEE_OTHER).build()
                : page(asked, caller, exchange)
                        .status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("outcome", outcomes)
                        .build();
    }

    /** All of them are known before anything is done with one: a form that was not made by its page does nothing. */
    private List<Selected> selected(SentForm form, Caller caller) {
        var sent = form.all().getOrDefault("entry", List.of());
        if (sent.size() > SIZE) {
            throw Problem.malformed("entry", "These are too many at once.", "at most " + SIZE);
        }
        return sent.stream().map(one -> selected(one, caller)).toList();
    }

    private Selected selected(String sent, Caller caller) {
        var parts = SELECTED.matcher(sent);
        if (!parts.matches()) {
            throw Problem.malformed("entry", "This form was not made by its page.", "an entry's id and version");
        }
        return new Selected(desk.draft(UUID.fromString(parts.group(1)), caller), parts.group(2));
    }

    private Outcome done(EntryAction action, Selected one, SentForm form, Caller caller) {
        var id = one.draft().id();
        var title = one.draft().content().title();
        // One form, one key for each of its entries: sent twice, it is done once.
        var key = UUID.nameUUIDFromBytes((form.key().toString() + id).getBytes(StandardCharsets.UTF_8));
        Map<String, String> body = switch (action) {
            case INVITE_REVIEWER -> Map.of("reviewer", form.get("reviewer"));
            case HANDLE -> form.get("editor").isEmpty() ? Map.of() : Map.of("editor", form.get("editor"));
            default -> Map.of();
        };
        try {
            if (action == EntryAction.INVITE_REVIEWER) {
                candidates.check(one.draft(), form.get("reviewer"), "", caller);
            }
            var address = "entries/" + id + "/" + action.address();
            return new Outcome(title, commands.send(HttpMethod.POST, address, body, caller, key, one.version()), null);
        } catch (CommandRefusedException refused) {
            return new Outcome(title, null, refused.why());
        }
    }

    private static void mustBeEditor(Caller caller) {
        if (!caller.has(Role.EDITOR)) {
            throw new Problem(ProblemType.NOT_PERMITTED, "This is for editors.");
        }
    }

    private Rendering.Builder<?> page(Asked asked, Caller caller, ServerWebExchange exchange) {
        mustBeEditor(caller);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var filter = asked.filter();
        var part = desk.queue(caller, filter, Cursor.of(asked.after()), SIZE);
        var reviewers = reviewers(caller);
        var page = Rendering.view("workflow/queue")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("filter", filter)
                .modelAttribute("filtered", asked.section() != null)
                .modelAttribute("counts", counts(caller))
                .modelAttribute("sections", sections.titles())
                .modelAttribute("titles", titles.of(part.items().stream().map(Queued::section).distinct().toList()))
                .modelAttribute("reviewers", reviewers)
                .modelAttribute("loads", loads(reviewers, part.items(), caller))
                .modelAttribute("least", least(filter.load()))
                .modelAttribute("dueDays", QueueFilter.Due.values())
                .modelAttribute("handlers", QueueFilter.By.values())
                .modelAttribute("editors", editors(caller))
                .modelAttribute("me", caller.id())
                .modelAttribute("names", people.names(part.items().stream().flatMap(QueuePages::handling).collect(Collectors.toSet())))
                .modelAttribute("dues", dues(part.items()))
                .modelAttribute("overdue", overdue(part.items()))
                .modelAttribute("pile", DeskView.queue(part))
                .modelAttribute("first", asked.after() == null)
                .modelAttribute("start", asked.address(null))
                .modelAttribute("here", asked.address(asked.after()));
        if (part.next() != null) {
            page.modelAttribute("next", asked.address(part.next()));
        }
        return page;
    }

    private static Stream<String> handling(Queued one) {
        var handling = one.handling();
        return handling == null ? Stream.of() : Stream.of(handling.editor(), handling.former()).filter(Objects::nonNull);
    }

    private static Map<UUID, InWords> dues(List<Queued> items) {
        return items.stream()
                .filter(one -> one.due() != null)
                .collect(Collectors.toMap(Queued::id, one -> Dates.partial(Objects.requireNonNull(one.due()))));
    }

    /** Those whose next review should be there by now. */
    private Set<UUID> overdue(List<Queued> items) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return items.stream()
                .filter(one -> one.due() != null && one.due().compareTo(today) < 0)
                .map(Queued::id)
                .collect(Collectors.toSet());
    }

    /** To whom an entry can be handed: the caller first. */
    private Map<String, String> editors(Caller caller) {
        var editors = new LinkedHashMap<String, String>();
        people.having(Role.EDITOR).stream()
                .sorted(Comparator.comparing((PersonView one) -> !caller.is(one.person())).thenComparing(PersonView::name))
                .forEach(one -> editors.put(one.person(), one.name()));
        return editors;
    }

    private List<Reviewer> reviewers(Caller caller) {
        return reviewers(
                people.having(Role.REVIEWER).stream().collect(Collectors.toMap(PersonView::person, PersonView::name)), caller);
    }

    private List<Reviewer> reviewers(Map<String, String> names, Caller caller) {
        var loads = desk.loads(names.keySet(), caller);
        return names.entrySet().stream()
                .map(one -> new Reviewer(one.getKey(), one.getValue(), loads.getOrDefault(one.getKey(), 0)))
                .sorted(Comparator.comparing(Reviewer::name))
                .toList();
    }

    /** Of everybody who is on the page, also of those who have stopped reviewing meanwhile. */
    private Map<String, Reviewer> loads(List<Reviewer> known, List<Queued> items, Caller caller) {
        var loads = known.stream().collect(Collectors.toMap(Reviewer::id, one -> one));
        var others = items.stream()
                .flatMap(one -> Stream.concat(one.awaited().stream(), one.asked().stream()))
                .filter(one -> !loads.containsKey(one))
                .collect(Collectors.toSet());
        reviewers(people.names(others), caller).forEach(one -> loads.put(one.id(), one));
        return loads;
    }

    /** What can be chosen; what the address asks for is always among it. */
    private static Set<Integer> least(int asked) {
        return Stream.of(2, 3, 5, 10, asked).filter(one -> one > 0).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Counted> counts(Caller caller) {
        return desk.waiting(caller).entrySet().stream()
                .map(one -> new Counted(one.getKey(), one.getValue() + (one.getValue() < Desk.COUNTED ? "" : "+")))
                .toList();
    }
}
