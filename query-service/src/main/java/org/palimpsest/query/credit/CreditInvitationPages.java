package org.palimpsest.query.credit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.DeskCredits;
import org.palimpsest.query.desk.DeskCredits.CreditInvitation;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.LetterPage;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.PersonNames;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.palimpsest.web.letter.LetterKind;
import org.palimpsest.web.letter.LetterLink;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * How somebody whom an owner has named answers by the link in the mail: with an account, which they may have to make first. Nothing of
 * the entry is told before they are signed in, and nothing at all to people who review it.
 */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class})
final class CreditInvitationPages {
    private static final LetterPage PAGE = new LetterPage(LetterKind.CREDIT, "credit/letter");

    private final CommandClient commands;
    private final LetterLink links;
    private final DeskCredits credits;
    private final PersonNames people;
    private final SectionTitles sections;

    CreditInvitationPages(
            CommandClient commands, LetterLink links, DeskCredits credits, PersonNames people, SectionTitles sections) {
        this.commands = commands;
        this.links = links;
        this.credits = credits;
        this.people = people;
        this.sections = sections;
    }

    @GetMapping("/credit-invitation")
    Rendering asked(@RequestParam(defaultValue = "") String link, Caller caller, ServerWebExchange exchange) {
        if (links.open(PAGE.kind(), link).isEmpty()) {
            return PAGE.closed(exchange);
        }
        if (caller.person() == null) {
            return PAGE.signIn(link, exchange);
        }
        return meant(link, caller)
                .map(invited -> form(invited, link, Map.of(), "", exchange).build())
                .orElseGet(() -> PAGE.closed(exchange));
    }

    /** The button says whether they agree. */
    @PostMapping(path = "/credit-invitation", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering answered(@RequestParam(defaultValue = "") String link, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (caller.person() == null) {
            throw Problem.unauthenticated();
        }
        var invited = meant(link, caller).orElse(null);
        if (invited == null) {
            return PAGE.closed(exchange);
        }
        boolean agrees = form.get("answer").equals("agree");
        var body = new HashMap<String, @Nullable Object>();
        body.put("link", link);
        body.put("agrees", agrees);
        if (!agrees && !form.line("reason").isEmpty()) {
            body.put("reason", form.line("reason"));
        }
        try {
            var path = "entries/" + invited.id() + "/credit-answers";
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller, form.key(), null));
            return Rendering.redirectTo("/desk/credits").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return form(invited, link, refused.wrong(), form.get("reason"), exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
        }
    }

    private Optional<CreditInvitation> meant(String link, Caller caller) {
        return links.open(PAGE.kind(), link).flatMap(opened -> credits.invitation(opened.entry(), opened.id(), caller));
    }

    private Rendering.Builder<?> form(
            CreditInvitation invited, String link, Map<String, InWords> wrong, String reason, ServerWebExchange exchange) {
        var owner = people.names(Set.of(invited.owner())).getOrDefault(invited.owner(), invited.owner());
        return PAGE.asking(link, invited.title(), exchange)
                .modelAttribute("invited", invited)
                .modelAttribute("section", sections.of(invited.section()))
                .modelAttribute("owner", owner)
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("wrong", wrong)
                .modelAttribute("reason", reason);
    }
}
