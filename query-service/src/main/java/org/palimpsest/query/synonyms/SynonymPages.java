package org.palimpsest.query.synonyms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.Permission;
import org.palimpsest.permission.Permission.Withheld;
import org.palimpsest.permission.SynonymPermissions;
import org.palimpsest.permission.SynonymPermissions.Action;
import org.palimpsest.permission.SynonymPermissions.Stage;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.search.SynonymDocument;
import org.palimpsest.query.search.Synonyms;
import org.palimpsest.query.search.SynonymsProjection;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Synonyms as pages: all groups for everybody, and each as a form for those who may change it. */
@Controller
@ReadsFrom(SynonymsProjection.class)
final class SynonymPages {
    private static final String ALL = "/synonyms";
    private static final String WORDS = "words";
    private static final String REASON = "reason";

    private static final int ON_A_PAGE = 50;

    /** As many letters of a word stand before what is wrong with it. */
    private static final int NAMED = 40;

    private static final UUID NONE = new UUID(0, 0);

    private final Synonyms synonyms;
    private final CommandClient commands;

    SynonymPages(Synonyms synonyms, CommandClient commands) {
        this.synonyms = synonyms;
        this.commands = commands;
    }

    /** @param change what was changed last, and why if that was said */
    record Row(SynonymDocument of, InWords change) {
        static Row of(SynonymDocument group) {
            var day = Dates.day(group.at());
            var reason = group.reason();
            return new Row(
                    group,
                    reason == null ? InWords.text("synonyms.changed", day) : InWords.text("synonyms.changed.why", day, reason));
        }
    }

    /** A page of the list; addresses of those before and after it, where there are any. */
    record Part(List<Row> rows, int page, int pages, @Nullable String previous, @Nullable String next) {}

    @GetMapping(ALL)
    Rendering all(@RequestParam(required = false, defaultValue = "1") String page, Caller caller, ServerWebExchange exchange) {
        var groups = synonyms.all();
        int pages = Math.max(1, (groups.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int number = page.matches("\\d{1,3}") ? Integer.parseInt(page) : 0;
        if (number < 1 || number > pages) {
            throw Problem.malformed("page", "There is no such page.", "1 to " + pages);
        }
        int from = (number - 1) * ON_A_PAGE;
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view("synonyms/synonyms")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("mayChange", permission(caller) instanceof Permission.Granted)
                .modelAttribute("list", new Part(
                        groups.subList(from, Math.min(from + ON_A_PAGE, groups.size())).stream().map(Row::of).toList(),
                        number,
                        pages,
                        number == 1 ? null : ALL + "?page=" + (number - 1),
                        number == pages ? null : ALL + "?page=" + (number + 1)))
                .build();
    }

    @GetMapping("/synonyms/new")
    Rendering fresh(Caller caller, ServerWebExchange exchange) {
        check(caller);
        return form(null, Map.of(), Map.of(), exchange).build();
    }

    @PostMapping(path = "/synonyms/new", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering add(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        check(caller);
        return send(null, new Order(HttpMethod.POST, "synonyms", wording(form)), form, caller, exchange);
    }

    @GetMapping("/synonyms/{id}")
    Rendering one(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        check(caller);
        var group = group(id);
        return form(group, Map.of(WORDS, String.join("\n", group.words())), Map.of(), exchange).build();
    }

    @PostMapping(path = "/synonyms/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering revise(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        check(caller);
        return send(group(id), new Order(HttpMethod.PUT, "synonyms/" + id, wording(form)), form, caller, exchange);
    }

    @PostMapping(path = "/synonyms/{id}/remove", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering remove(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        check(caller);
        return send(group(id), new Order(HttpMethod.POST, "synonyms/" + id + "/remove", reason(form)), form, caller, exchange);
    }

    /** A command of a form. */
    private record Order(HttpMethod method, String path, Map<String, Object> body) {}

    private Rendering send(
            @Nullable SynonymDocument group, Order order, SentForm form, Caller caller, ServerWebExchange exchange) {
        var version = form.get("version").matches("\\d{1,18}") ? form.get("version") : null;
        try {
            PositionCookie.set(exchange, commands.send(order.method, order.path, order.body, caller, form.key(), version));
            return Rendering.redirectTo(ALL).status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            // The form to remove a group has no words.
            var words = form.all().containsKey(WORDS) || group == null ? form.get(WORDS) : String.join("\n", group.words());
            return form(group, Map.of(WORDS, words, REASON, form.get(REASON)), wrong(refused, form), exchange)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .build();
        }
    }

    private static List<String> words(SentForm form) {
        return form.get(WORDS).lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static Map<String, Object> wording(SentForm form) {
        var body = reason(form);
        body.put(WORDS, words(form));
        return body;
    }

    private static Map<String, Object> reason(SentForm form) {
        var body = new LinkedHashMap<String, Object>();
        if (!form.line(REASON).isEmpty()) {
            body.put(REASON, form.line(REASON));
        }
        return body;
    }

    /** All words stand in one field, so each of them is named with what is wrong with it. */
    private static Map<String, InWords> wrong(CommandRefusedException refused, SentForm form) {
        var sent = words(form);
        var wrong = new LinkedHashMap<String, InWords>();
        refused.wrong().forEach((path, message) -> {
            var index = path.replaceFirst("^words\\[(\\d{1,6})]$", "$1");
            boolean isOfWord = !index.equals(path) && Integer.parseInt(index) < sent.size();
            wrong.merge(
                    index.equals(path) ? path : WORDS,
                    isOfWord ? InWords.text("synonyms.word", beginning(sent.get(Integer.parseInt(index))), message) : message,
                    (one, other) -> InWords.joined(" ", one, other));
        });
        return wrong;
    }

    private static String beginning(String word) {
        return word.codePointCount(0, word.length()) <= NAMED ? word : word.substring(0, word.offsetByCodePoints(0, NAMED)) + "…";
    }

    private static Permission permission(Caller caller) {
        return SynonymPermissions.permission(Action.ADD, NONE, Stage.NONE, caller);
    }

    private static void check(Caller caller) {
        if (permission(caller) instanceof Withheld withheld) {
            throw new Problem(ProblemType.NOT_PERMITTED, withheld.words());
        }
    }

    private SynonymDocument group(UUID id) {
        return synonyms.find(id).orElseThrow(() -> Problem.unknown("There is no group of synonyms " + id + "."));
    }

    /** @param group that is changed; null for one that is to be */
    private static Rendering.Builder<?> form(
            @Nullable SynonymDocument group, Map<String, String> sent, Map<String, InWords> wrong, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        var page = Rendering.view("synonyms/group")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("sent", sent)
                .modelAttribute("wrong", wrong);
        return group == null ? page : page.modelAttribute("group", Row.of(group));
    }
}
