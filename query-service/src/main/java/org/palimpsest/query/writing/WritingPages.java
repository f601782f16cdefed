package org.palimpsest.query.writing;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palimpsest.anonymity.Giveaways;
import org.palimpsest.events.Completeness;
import org.palimpsest.events.Content;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Role;
import org.palimpsest.events.SectionKind;
import org.palimpsest.events.text.Schema;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.desk.DraftView;
import org.palimpsest.query.history.ChangeView;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.library.LibraryProjection;
import org.palimpsest.query.library.SectionSummary;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.pages.Shown;
import org.palimpsest.query.reading.AsOf;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.writing.Writing.Result;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** The pages on which a draft is started and revised. */
@Controller
@ReadsFrom({DeskProjection.class, LibraryProjection.class})
final class WritingPages {
    private final Writing writing;
    private final Desk desk;
    private final Library library;
    private final Fingerprints fingerprints;
    private final DraftFiles files;
    private final JsonMapper json;

    WritingPages(
            Writing writing, Desk desk, Library library, Fingerprints fingerprints, DraftFiles files, JsonMapper json) {
        this.files = files;
        this.writing = writing;
        this.desk = desk;
        this.library = library;
        this.fingerprints = fingerprints;
        this.json = json;
    }

    @GetMapping("/drafts/new")
    Rendering start(@RequestParam(defaultValue = "") String section, Caller caller, ServerWebExchange exchange) {
        return start(section, "", UUID.randomUUID(), Map.of(), HttpStatus.OK, caller, exchange);
    }

    @PostMapping(path = "/drafts/new", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering started(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var section = form.line("section");
        var title = form.line("content.title");
        var key = form.key();
        if (section.isEmpty()) {
            var wrong = Map.of("section", InWords.text("writing.section.missing"));
            return start(section, title, key, wrong, HttpStatus.UNPROCESSABLE_CONTENT, caller, exchange);
        }
        try {
            var created = writing.start(section, title, caller, key);
            return redirect("/drafts/" + created.id() + "/edit/text", created.position(), exchange);
        } catch (CommandRefusedException refused) {
            var wrong = refused.violations().isEmpty() ? Map.of("section", InWords.said(refused.detail())) : refused.violations();
            return start(section, title, UUID.randomUUID(), wrong, HttpStatus.valueOf(refused.status()), caller, exchange);
        }
    }

    @GetMapping("/drafts/{id}/edit")
    Rendering edit(@PathVariable UUID id, ServerWebExchange exchange) {
        return redirect("/drafts/" + id + "/edit/" + Step.TEXT.address(), null, exchange);
    }

    @GetMapping("/drafts/{id}/edit/{step}")
    Rendering edit(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var draft = desk.draft(id, caller);
        var asked = step(step);
        if (!draft.may().contains(EntryAction.REVISE_DRAFT.address())) {
            return redirect("/drafts/" + id, null, exchange);
        }
        return page(asked, draft, form(asked, draft.content()), exchange).build();
    }

    /** Saves this step, and goes on to the one that the button names. */
    @PostMapping(path = "/drafts/{id}/edit/{step}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering save(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var sent = SentDraft.of(step(step), SentForm.of(exchange).all(), json);
        return saved(id, sent, caller, exchange, saved ->
                redirect("/drafts/" + id + "/edit/" + sent.then().address() + "?saved", saved.position(), exchange));
    }

    /** Saves the text, and then does with a file of it what the button says. */
    @PostMapping(path = "/drafts/{id}/edit/{step}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Rendering files(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var form = SentFile.of(exchange);
        var sent = SentDraft.of(step(step), form.fields(), json);
        return saved(id, sent, caller, exchange, saved -> {
            try {
                var position = files.change(id, form, caller);
                var read = position == null ? saved.position() : position;
                return redirect("/drafts/" + id + "/edit/" + sent.step().address() + "?saved#files", read, exchange);
            } catch (CommandRefusedException refused) {
                return again(sent, desk.draft(id, caller), base(sent.step(), sent.content()), exchange)
                        .status(HttpStatus.valueOf(refused.status()))
                        .modelAttribute("wrong", Wrong.byField(refused.violations()))
                        .modelAttribute("why", InWords.said(refused.detail()))
                        .build();
            }
        });
    }

    private Rendering saved(
            UUID id, SentDraft sent, Caller caller, ServerWebExchange exchange, Function<Result.Saved, Rendering> then) {
        return switch (writing.save(id, sent, caller)) {
            case Result.Saved saved -> then.apply(saved);
            case Result.Refused refused ->
                again(sent, desk.draft(id, caller), sent.base(), exchange)
                        .status(HttpStatus.valueOf(refused.status()))
                        .modelAttribute("wrong", Wrong.byField(refused.fields()))
                        .modelAttribute("why", InWords.said(refused.why()))
                        .build();
            case Result.Conflict conflict ->
                again(sent, desk.draft(id, caller), base(sent.step(), conflict.now()), exchange)
                        .status(HttpStatus.CONFLICT)
                        .modelAttribute("others", others(conflict, sent))
                        .build();
        };
    }

    /**
     * Saves this step as it is being typed. Answers what the form has to carry from then on.
     *
     * @throws Problem 412 if others have changed the same; 422 with what is wrong
     */
    @PostMapping(
            path = "/drafts/{id}/edit/{step}/autosave",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    Map<String, String> autosave(@PathVariable UUID id, @PathVariable String step, Caller caller, ServerWebExchange exchange) {
        var sent = SentDraft.of(step(step), SentForm.of(exchange).all(), json);
        return switch (writing.save(id, sent, caller)) {
            case Result.Saved saved -> {
                PositionCookie.set(exchange, saved.position());
                // Also of a part that others have changed and the sender has not: it stays theirs when this form comes again.
                var base = new HashMap<String, String>();
                base(sent.step(), sent.content()).forEach((part, fingerprint) -> base.put("base." + part.name(), fingerprint));
                if (sent.body() == null) {
                    base.remove("base." + Part.BODY.name());
                }
                yield base;
            }
            case Result.Refused refused -> throw refused.problem();
            case Result.Conflict _ -> throw new Problem(ProblemType.STALE, "Somebody else has changed the same meanwhile.");
        };
    }

    private Rendering start(
            String section,
            String title,
            UUID key,
            Map<String, InWords> wrong,
            HttpStatus status,
            Caller caller,
            ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("writing/new")
                .status(status)
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("sections", library.sections(AsOf.NOW).stream().filter(one -> !one.closed()).toList())
                .modelAttribute("section", section)
                .modelAttribute("title", title)
                .modelAttribute("key", key)
                .modelAttribute("wrong", wrong)
                .modelAttribute("may", caller.has(Role.CONTRIBUTOR))
                .build();
    }

    /** The step once more, as it was sent. */
    private Rendering.Builder<?> again(SentDraft sent, DraftView draft, Map<Part, String> base, ServerWebExchange exchange) {
        var body = sent.body();
        var form = new DraftFormView(
                sent.content(), body == null ? null : body.asMarkdown(), body == null ? null : body.document(), base);
        return page(sent.step(), draft, form, exchange);
    }

    private Rendering.Builder<?> page(Step step, DraftView draft, DraftFormView form, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var section = library.sections(AsOf.NOW).stream().filter(one -> one.slug().equals(draft.section())).findFirst();
        var kind = section.map(SectionSummary::kind).orElse(SectionKind.KNOWLEDGE_BASE);
        var missing = Completeness.missing(draft.content(), kind).stream().map(Wrong::missing).toList();
        return Rendering.view("writing/" + step.address())
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("id", draft.id())
                .modelAttribute("step", step)
                .modelAttribute("steps", Step.values())
                .modelAttribute("section", section.map(SectionSummary::title).orElse(draft.section()))
                .modelAttribute("journal", kind == SectionKind.JOURNAL)
                .modelAttribute("form", form)
                .modelAttribute("schema", json.writeValueAsString(Schema.spec()))
                .modelAttribute("files", FileRow.of(draft.id(), draft.content().files()))
                .modelAttribute("missing", missing)
                .modelAttribute("giveaways", step == Step.CHECK ? giveaways(draft, section) : List.of())
                .modelAttribute("answers", !draft.reports().isEmpty())
                .modelAttribute("saved", exchange.getRequest().getQueryParams().containsKey("saved"))
                .modelAttribute("text", Shown.of(draft.id().toString(), draft.content(), 2))
                .modelAttribute("sequence", draft.sequence())
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("wrong", Map.of())
                .modelAttribute("why", InWords.NOTHING)
                .modelAttribute("others", List.of());
    }

    /** What may tell reviewers who wrote it, where they are not to know. */
    private static List<Giveaway> giveaways(DraftView draft, Optional<SectionSummary> section) {
        return section.map(one -> Giveaways.under(one.policy(), draft.content())).orElse(List.of());
    }

    private DraftFormView form(Step step, Content content) {
        boolean asked = step.parts().contains(Part.BODY);
        return new DraftFormView(
                content,
                asked ? SentBody.markdownOf(content.body()) : null,
                asked ? json.writeValueAsString(content.body()) : null,
                base(step, content));
    }

    private Map<Part, String> base(Step step, Content content) {
        var base = new EnumMap<Part, String>(Part.class);
        step.parts().forEach(part -> base.put(part, fingerprints.of(part, content)));
        return base;
    }

    /** How what stands there now differs from what was sent, in the parts that both changed. */
    private static List<ChangeView> others(Result.Conflict conflict, SentDraft sent) {
        return ChangeView.between(Part.copy(conflict.parts(), sent.content(), conflict.now()), conflict.now());
    }

    private static Step step(String address) {
        return Step.at(address).orElseThrow(() -> Problem.unknown("There is no page at this address."));
    }

    private static Rendering redirect(String path, @Nullable String position, ServerWebExchange exchange) {
        PositionCookie.set(exchange, position);
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }
}
