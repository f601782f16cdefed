package org.palimpsest.query.notice;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.desk.Desk;
import org.palimpsest.query.desk.DeskPage.Invited;
import org.palimpsest.query.desk.DeskProjection;
import org.palimpsest.query.notice.InvitationLink.Answer;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.query.reading.SectionTitles;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.SignedLinks;
import org.palimpsest.web.session.PersonStandings;
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

/**
 * How somebody answers an invitation to review: by the link in the mail, without signing in, or from their desk. The holder of
 * the link acts for the person whom it names, in this one thing: what that person may do is asked anew, and the command service decides.
 */
@Controller
@ReadsFrom(DeskProjection.class)
final class InvitationPages {
    private final CommandClient commands;
    private final Desk desk;
    private final SectionTitles sections;
    private final SignedLinks links;
    private final PersonStandings standings;

    InvitationPages(
            CommandClient commands, Desk desk, SectionTitles sections, SignedLinks links, PersonStandings standings) {
        this.commands = commands;
        this.desk = desk;
        this.sections = sections;
        this.links = links;
        this.standings = standings;
    }

    /** Only shows a button: programs that look at mail follow links. */
    @GetMapping("/invitation/{answer}")
    Rendering byLink(
            @PathVariable String answer, @RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        var meant = meant(answer, link);
        return meant.flatMap(this::open)
                .map(invited -> page("workflow/invitation", exchange)
                        .modelAttribute("invited", invited)
                        .modelAttribute("answer", answer)
                        .modelAttribute("link", link))
                .map(page -> about(meant.orElseThrow(), page))
                .orElseGet(() -> closed(exchange));
    }

    @PostMapping(path = "/invitation/{answer}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering answeredByLink(
            @PathVariable String answer, @RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var meant = meant(answer, link).orElse(null);
        if (meant == null) {
            return closed(exchange);
        }
        if (open(meant).isEmpty()) {
            return hasAccepted(meant) ? thanks(meant, exchange) : closed(exchange);
        }
        var refused = send(meant, form.get("reason"), exchange);
        return refused == null ? thanks(meant, exchange) : refused(refused, exchange);
    }

    /** An invitation of the person who is signed in. */
    @GetMapping("/invitations/{id}")
    Rendering own(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        return desk.invitation(id, caller.id())
                .map(invited -> about(
                        new InvitationLink(Answer.ACCEPT, id, caller.id(), invited.position()),
                        page("workflow/invitation", exchange).modelAttribute("invited", invited)))
                .orElseGet(() -> closed(exchange));
    }

    @PostMapping(path = "/invitations/{id}/{answer}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering answered(@PathVariable UUID id, @PathVariable String answer, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var given = Answer.of(answer).orElseThrow(() -> Problem.unknown("There is no page at this address."));
        var invited = desk.invitation(id, caller.id());
        if (invited.isEmpty()) {
            return closed(exchange);
        }
        var refused = send(
                new InvitationLink(given, id, caller.id(), invited.get().position()), form.get("reason"), exchange);
        if (refused != null) {
            return refused(refused, exchange);
        }
        var to = given == Answer.ACCEPT ? "/drafts/" + id : "/desk";
        return Rendering.redirectTo(to).status(HttpStatus.SEE_OTHER).build();
    }

    private Optional<InvitationLink> meant(String answer, String link) {
        return Answer.of(answer).flatMap(given -> InvitationLink.open(links, given, link));
    }

    /** The invitation that is meant, if it still waits; another one to the same person is another. */
    private Optional<Invited> open(InvitationLink meant) {
        return desk.invitation(meant.entry(), meant.person())
                .filter(invited -> invited.position() == meant.invitation());
    }

    private boolean hasAccepted(InvitationLink meant) {
        return meant.answer() == Answer.ACCEPT && desk.isOf(meant.entry(), caller(meant.person()));
    }

    private Caller caller(String person) {
        return new Caller(person, Objects.requireNonNull(standings.of(person).block()).roles());
    }

    /** Null if it was done, as often as it is sent. */
    private @Nullable CommandRefusedException send(InvitationLink meant, String reason, ServerWebExchange exchange) {
        var word = meant.answer().word() + "-invitation";
        var path = "entries/" + meant.entry() + "/" + word;
        Map<String, String> body =
                meant.answer() == Answer.DECLINE && !reason.isBlank() ? Map.of("reason", reason) : Map.of();
        var key = UUID.nameUUIDFromBytes(
                (word + " " + meant.invitation() + " " + body).getBytes(StandardCharsets.UTF_8));
        try {
            PositionCookie.set(exchange, commands.send(HttpMethod.POST, path, body, caller(meant.person()), key, null));
            return null;
        } catch (CommandRefusedException refused) {
            return refused;
        }
    }

    private static Rendering refused(CommandRefusedException refused, ServerWebExchange exchange) {
        if (refused.is(ProblemType.INVALID)) {
            throw new Problem(ProblemType.INVALID, refused.why().toString());
        }
        return closed(exchange);
    }

    private Rendering about(InvitationLink meant, Rendering.Builder<?> page) {
        var invited = desk.invitation(meant.entry(), meant.person()).orElseThrow();
        return page.modelAttribute("section", sections.of(invited.section()))
                .modelAttribute("due", Dates.partial(invited.due()))
                .modelAttribute("keywords", desk.keywords(meant.entry(), meant.person()))
                .build();
    }

    private static Rendering thanks(InvitationLink meant, ServerWebExchange exchange) {
        return page("workflow/answered", exchange)
                .modelAttribute("answer", meant.answer().name())
                .modelAttribute("id", meant.entry())
                .build();
    }

    private static Rendering closed(ServerWebExchange exchange) {
        return page("workflow/answered", exchange)
                .status(HttpStatus.NOT_FOUND)
                .modelAttribute("answer", "CLOSED")
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }
}
