package org.palimpsest.query.people;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.palimpsest.events.Role;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.readmodels.generation.Generations;
import org.palimpsest.web.Problem;
import org.palimpsest.web.ProblemType;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.session.OneTimeLinks;
import org.palimpsest.web.session.OneTimeLinks.Purpose;
import org.palimpsest.web.session.PersonStandings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
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

/**
 * As long as nobody administers an installation, each node that starts leaves a link in its log. The first person who opens it, signed in,
 * becomes the administrator: somebody who can read the log runs the installation. From then on no such link opens anything.
 */
@Controller
@ReadsFrom(PeopleProjection.class)
final class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final CommandClient commands;
    private final Generations generations;
    private final OneTimeLinks links;
    private final People people;
    private final PersonStandings standings;
    private final PublicAddress address;
    private final Thread offering = Thread.ofVirtual().name("first-administrator").unstarted(this::offer);

    FirstAdministrator(
            CommandClient commands,
            Generations generations,
            OneTimeLinks links,
            People people,
            PersonStandings standings,
            PublicAddress address) {
        this.commands = commands;
        this.generations = generations;
        this.links = links;
        this.people = people;
        this.standings = standings;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        offering.start();
    }

    @PreDestroy
    void stop() {
        offering.interrupt();
    }

    private void offer() {
        try {
            while (generations.find(People.MODEL).isEmpty()) {
                Thread.sleep(LOOK_EVERY);
            }
            if (isNeeded()) {
                var link = links.make(Purpose.FIRST_ADMINISTRATOR, new Document());
                var base = address.base().equals("/") ? "" : address.base();
                LOG.warn("Nobody administers this installation yet. Sign up, then open {}/first-administrator/{} within {} hours:"
                        + " it makes you its administrator.", base, link, Purpose.FIRST_ADMINISTRATOR.valid().toHours());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("It could not be found out whether somebody administers this installation: {}", e.toString());
        }
    }

    private boolean isNeeded() {
        return people.having(Role.ADMINISTRATOR).isEmpty();
    }

    @GetMapping("/first-administrator/{link}")
    Rendering ask(@PathVariable String link, Caller caller, ServerWebExchange exchange) {
        return opens(link) ? page("people/first-administrator", exchange).modelAttribute("link", link).build() : usedUp(exchange);
    }

    @PostMapping(path = "/first-administrator/{link}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering become(@PathVariable String link, Caller caller, ServerWebExchange exchange) {
        var form = SentForm.of(exchange);
        if (!opens(link)) {
            return usedUp(exchange);
        }
        var administrator = new Caller(caller.id(), Set.of(Role.ADMINISTRATOR));
        var role = Map.of("role", Role.ADMINISTRATOR.name());
        try {
            PositionCookie.set(
                    exchange,
                    commands.send(HttpMethod.POST, "people/" + caller.id() + "/roles", role, administrator, form.key(), null));
        } catch (CommandRefusedException refused) {
            throw new Problem(ProblemType.WRONG_STATE, refused.detail());
        }
        links.useUp(link);
        standings.refresh(caller.id());
        return Rendering.redirectTo("/administration").status(HttpStatus.SEE_OTHER).build();
    }

    private boolean opens(String link) {
        return links.find(Purpose.FIRST_ADMINISTRATOR, link).isPresent() && isNeeded();
    }

    private static Rendering usedUp(ServerWebExchange exchange) {
        return page("account/used-up", exchange).status(HttpStatus.NOT_FOUND).build();
    }

    private static Rendering.Builder<?> page(String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view(name).modelAttribute("view", PageView.of(exchange));
    }
}
