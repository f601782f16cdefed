package org.palimpsest.query.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.ReviewQuestion.Kind;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.account.AccountForm;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.ForAdministrators;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.reading.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What a section asks its reviewers, for administrators: a form with a row for each question. */
@Controller
@ReadsFrom(LibraryProjection.class)
final class ReviewFormPages {
    private final CommandClient commands;
    private final Library library;

    ReviewFormPages(CommandClient commands, Library library) {
        this.commands = commands;
        this.library = library;
    }

    @GetMapping("/sections/{slug}/review-form")
    Rendering form(@PathVariable String slug, Caller caller, ServerWebExchange exchange) {
        ForAdministrators.check(caller);
        var section = library.section(slug);
        return page(section, QuestionRow.of(section.questions()), Long.toString(section.sequence()), exchange).build();
    }

    /** Changes the form, or only shows it with more rows, if the button says so. */
    @PostMapping(path = "/sections/{slug}/review-form", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering change(@PathVariable String slug, Caller caller, ServerWebExchange exchange) {
        var form = AccountForm.of(exchange);
        ForAdministrators.check(caller);
        var section = library.section(slug);
        var version = form.get("version").matches("\\d{1,18}") ? form.get("version") : null;
        var rows = QuestionRow.sent(form);
        if (form.get("to").equals("more")) {
            return page(section, QuestionRow.andMore(rows), version, exchange).build();
        }
        var body = Map.of("questions", rows.stream().filter(QuestionRow::isAsked).map(QuestionRow::question).toList());
        try {
            PositionCookie.set(exchange, commands.send(
                    HttpMethod.PUT, "sections/" + section.id() + "/review-form", body, caller, form.key(), version));
            return Rendering.redirectTo("/administration").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return page(section, rows, version, exchange)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("wrong", wrong(refused))
                    .build();
        }
    }

    /** By the id of a field on the page, else by an empty one, what is wrong. The rows that ask something come first. */
    private static Map<String, InWords> wrong(CommandRefusedException refused) {
        var wrong = new LinkedHashMap<String, InWords>();
        refused.wrong().forEach((path, message) -> {
            var field = path.replaceFirst("^questions\\[(\\d+)]\\.(\\w+).*$", "$2-$1");
            wrong.putIfAbsent(field.equals(path) ? "" : field, message);
        });
        return wrong;
    }

    private static Rendering.Builder<?> page(
            SectionDocument section, List<QuestionRow> rows, @Nullable String version, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("library/review-form")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("section", section)
                .modelAttribute("version", version == null ? "" : version)
                .modelAttribute("rows", rows)
                .modelAttribute("kinds", Kind.values())
                .modelAttribute("wrong", Map.of());
    }
}
