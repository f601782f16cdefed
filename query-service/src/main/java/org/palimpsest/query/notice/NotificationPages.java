package org.palimpsest.query.notice;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.people.PeopleProjection;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.web.Problem;
import org.palimpsest.web.SignedLinks;
import org.palimpsest.web.notice.Delivery;
import org.palimpsest.web.notice.NoticeKind;
import org.palimpsest.web.notice.Wishes;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** What somebody is told by mail and on the desk: chosen in the account, or ended by the link in a mail. */
@Controller
@ReadsFrom(PeopleProjection.class)
final class NotificationPages {
    private static final Set<NoticeKind> FOR_EDITORS = EnumSet.of(
            NoticeKind.SUBMITTED, NoticeKind.REVIEW_RECEIVED, NoticeKind.REVIEWER_DECLINED, NoticeKind.MESSAGE_TO_EDITORS,
            NoticeKind.HANDLING, NoticeKind.RETURNED, NoticeKind.COMMENT_WAITING);

    private final Wishes wishes;
    private final SignedLinks links;

    NotificationPages(Wishes wishes, SignedLinks links) {
        this.wishes = wishes;
        this.links = links;
    }

    /** One kind, in which ways it can be told and how it is at present, by their names; and whether it is on the desk, too. */
    record Choice(String kind, List<String> ways, String how, boolean onDesk) {}

    /** Whose mail, and of which kinds. */
    private record Ended(String person, String what, Map<NoticeKind, Delivery> kinds) {}

    @GetMapping("/account/notifications")
    Rendering choices(Caller caller, @RequestParam(defaultValue = "false") boolean saved, ServerWebExchange exchange) {
        var now = wishes.of(caller.id());
        var off = wishes.notOnDesk(caller.id());
        return page("account/notifications", exchange)
                .modelAttribute(
                        "choices",
                        kinds(caller)
                                .map(kind -> new Choice(
                                        kind.name(),
                                        kind.ways().stream().map(Enum::name).toList(),
                                        now.getOrDefault(kind, kind.usual()).name(),
                                        !off.contains(kind)))
                                .toList())
                .modelAttribute("saved", saved)
                .build();
    }

    /**
     * Has under the name of each kind how it is told by mail; kinds that are left out stay as they are. With {@code desk} it has under
     * {@code on-desk} all kinds that are to be on the desk.
     *
     * @throws Problem 400 for a way that there is not
     */
    @PostMapping(path = "/account/notifications", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering choose(Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        var chosen = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        kinds(caller).filter(kind -> !form.get(kind.name()).isEmpty()).forEach(kind -> chosen.put(kind, way(kind, form)));
        wishes.set(caller.id(), chosen);
        if (!form.get("desk").isEmpty()) {
            var onDesk = new EnumMap<NoticeKind, Boolean>(NoticeKind.class);
            kinds(caller).forEach(kind -> onDesk.put(kind, form.all().getOrDefault("on-desk", List.of()).contains(kind.name())));
            wishes.setOnDesk(caller.id(), onDesk);
        }
        return Rendering.redirectTo("/account/notifications?saved=true").status(HttpStatus.SEE_OTHER).build();
    }

    private static Stream<NoticeKind> kinds(Caller caller) {
        return Stream.of(NoticeKind.values()).filter(kind -> caller.has(Role.EDITOR) || !FOR_EDITORS.contains(kind));
    }

    private static Delivery way(NoticeKind kind, SentForm form) {
        return kind.ways().stream()
                .filter(way -> way.name().equals(form.get(kind.name())))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        kind.name(),
                        "There is no such way to be told.",
                        kind.ways().contains(Delivery.AT_ONCE) ? "AT_ONCE, DAILY or OFF" : "DAILY or OFF"));
    }

    /** Only shows a button: programs that look at mail follow links. */
    @GetMapping("/unsubscribe")
    Rendering unsubscribe(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        return unsubscribed(link, ended(link), false, exchange);
    }

    /**
     * Ends it, by one POST without a session, as mail programs send it (RFC 8058). Anyone who holds the link may do so, from any
     * site, as often as they like; what was sent beside it is not looked at.
     */
    @PostMapping("/unsubscribe")
    Rendering unsubscribeSent(@RequestParam(defaultValue = "") String link, ServerWebExchange exchange) {
        var ended = ended(link);
        ended.ifPresent(one -> wishes.set(one.person(), one.kinds()));
        return unsubscribed(link, ended, true, exchange);
    }

    private Optional<Ended> ended(String link) {
        return links.open(NoticeMails.UNSUBSCRIBE, link).map(said -> {
            var person = said.get(0);
            var what = said.get(1);
            var kinds = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
            if (what.equals(NoticeMails.DAILY)) {
                wishes.of(person).forEach((kind, how) -> {
                    if (how == Delivery.DAILY) {
                        kinds.put(kind, Delivery.OFF);
                    }
                });
            } else {
                kinds.put(NoticeKind.valueOf(what), Delivery.OFF);
            }
            return new Ended(person, what, kinds);
        });
    }

    private static Rendering unsubscribed(String link, Optional<Ended> ended, boolean done, ServerWebExchange exchange) {
        return page("account/unsubscribe", exchange)
                .status(ended.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .modelAttribute("link", link)
                .modelAttribute("what", ended.map(Ended::what).orElse(""))
                .modelAttribute("done", done)
                .build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }
}
