package org.palimpsest.query.handover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palimpsest.permission.Caller;
import org.palimpsest.permission.EntryAction;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.DeskHandovers;
import org.palimpsest.query.desk.DeskPage.Offered;
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
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * How somebody to whom an entry is offered by mail answers: with an account, which they may have to make first. Nothing of the entry is
 * told before they are signed in, and nothing at all to people who review it.
 */
@Controller
@ReadsFrom({DeskProjection.class, PeopleProjection.class})
final class HandoverInvitationPages {
    private static final LetterPage PAGE = new LetterPage(LetterKind.HANDOVER, "handover/letter");

    private final CommandClient commands;
    private final LetterLink links;
    private final DeskHandovers handovers;
    private final PersonNames people;
    private final SectionTitles sections;

    HandoverInvitationPages(
            CommandClient commands, LetterLink links, DeskHandovers handovers, PersonNames people, SectionTitles sections) {
        this.commands = commands;
        this.links = links;
        this.handovers = handovers;
        this.people = people;
        this.sections = sections;
    }

    @GetMapping("/handover-invitation")
    Rendering asked(@RequestParam(defaultValue = "") String link, Caller caller, ServerWebExchange exchange) {
        if (links.open(PAGE.kind(), link).isEmpty()) {
            return PAGE.closed(exchange);
        }
        if (caller.person() == null) {
            return PAGE.signIn(link, exchange);
        }
        return meant(link, caller)
                .map(asked -> form(asked, link, InWords.NOTHING, exchange).build())
                .orElseGet(() -> PAGE.closed(exchange));
    }

    /** The button says whether they accept. */
    @PostMapping(path = "/handover-invitation", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering answered(@RequestParam(defaultValue = "") String link, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (caller.person() == null) {
            throw Problem.unauthenticated();
        }
        var asked = meant(link, caller).orElse(null);
        if (asked == null) {
            return PAGE.closed(exchange);
        }
        boolean accepts = form.get("answer").equals("accept");
        try {
            var path = "entries/" + asked.id() + "/" + EntryAction.ANSWER_HANDOVER.address();
            var body = Map.<String, Object>of("link", link, "accepts", accepts);
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller, form.key(), null));
            return Rendering.redirectTo(accepts ? "/drafts/" + asked.id() : "/desk").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            return form(asked, link, InWords.said(refused.detail()), exchange).status(HttpStatusCode.valueOf(refused.status())).build();
        }
    }

    private Optional<Offered> meant(String link, Caller caller) {
        return links.open(PAGE.kind(), link).flatMap(opened -> handovers.byLink(opened.entry(), opened.id(), caller));
    }

    private Rendering.Builder<?> form(Offered asked, String link, InWords why, ServerWebExchange exchange) {
        return PAGE.asking(link, asked.title(), exchange)
                .modelAttribute("asked", asked)
                .modelAttribute("section", sections.of(asked.section()))
                .modelAttribute("names", people.names(List.of(asked.owner(), asked.by())))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("why", why);
    }
}
