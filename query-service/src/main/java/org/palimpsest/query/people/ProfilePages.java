package org.palimpsest.query.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Profile;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.command.CommandClient;
import org.palimpsest.query.command.CommandRefusedException;
import org.palimpsest.query.command.PositionCookie;
import org.palimpsest.query.pages.Country;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.OrganisationAddress;
import org.palimpsest.query.pages.PageView;
import org.palimpsest.query.pages.SentForm;
import org.palimpsest.query.reading.KnownOrganisations;
import org.palimpsest.query.reading.ReadsFrom;
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

/** What somebody says of themselves: for them to change, and for readers if they want it so. */
@Controller
@ReadsFrom(PeopleProjection.class)
final class ProfilePages {
    private static final int MOST_AFFILIATIONS = 20;

    /** So many organisations the form offers. */
    private static final int OFFERED = 300;

    private final CommandClient commands;
    private final People people;
    private final Profiles profiles;
    private final KnownOrganisations organisations;

    ProfilePages(CommandClient commands, People people, Profiles profiles, KnownOrganisations organisations) {
        this.profiles = profiles;
        this.commands = commands;
        this.people = people;
        this.organisations = organisations;
    }

    /** What stands in the form. {@code version}: of the person, when the form was opened. */
    record Form(String name, Profile profile, String version) {
        /** With an empty one, for another. */
        public List<Affiliation> affiliations() {
            var all = Stream.concat(profile.affiliations().stream(), Stream.of(new Affiliation("", null, null)));
            return all.limit(MOST_AFFILIATIONS).toList();
        }
    }

    /** Where somebody works; {@code country}: in words, empty where nobody said so. */
    record Place(String name, InWords country, @Nullable String ror) {
        static Place of(Affiliation one) {
            return new Place(one.name(), one.country() == null ? InWords.NOTHING : Country.named(one.country()), one.ror());
        }

        /** The page of the organisation. */
        public String href() {
            return OrganisationAddress.of(name);
        }
    }

    @GetMapping("/account/profile")
    Rendering form(Caller caller, @RequestParam(defaultValue = "false") boolean saved, ServerWebExchange exchange) {
        var person = people.of(caller.id());
        var form = new Form(person.name(), person.profile(), Long.toString(person.version()));
        return page(form, Map.of(), exchange).modelAttribute("id", person.person()).modelAttribute("saved", saved).build();
    }

    @GetMapping("/profiles/{id}")
    Rendering shown(@PathVariable String id, ServerWebExchange exchange) {
        var profile = profiles.of(id);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return Rendering.view("people/profile")
                .modelAttribute("view", PageView.of(exchange, profile.name()))
                .modelAttribute("profile", profile)
                .modelAttribute("places", profile.affiliations().stream().map(Place::of).toList())
                .build();
    }

    /** Whatever is wrong with it, what was typed comes back. */
    @PostMapping(path = "/account/profile", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Rendering change(Caller caller, ServerWebExchange exchange) {
        var sent = SentForm.of(exchange);
        var profile = new Profile(affiliations(sent), orNull(sent, "orcid"), orNull(sent, "expertise"), !sent.get("shown").isEmpty());
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", sent.get("name"));
        body.put("affiliations", profile.affiliations());
        body.put("orcid", profile.orcid());
        body.put("expertise", profile.expertise());
        body.put("shown", profile.shown());
        try {
            var path = "people/" + caller.id() + "/profile";
            PositionCookie.set(exchange, commands.send(HttpMethod.PUT, path, body, caller, sent.key(), sent.get("version")));
            return Rendering.redirectTo("/account/profile?saved=true").status(HttpStatus.SEE_OTHER).build();
        } catch (CommandRefusedException refused) {
            var wrong = refused.wrong();
            if (!refused.is(ProblemType.STALE)) {
                var form = new Form(sent.get("name"), profile, sent.get("version"));
                return page(form, wrong, exchange).status(HttpStatus.UNPROCESSABLE_CONTENT).build();
            }
            // Both are shown: a person who then saves this form has seen what they replace.
            var now = people.of(caller.id());
            var form = new Form(sent.get("name"), profile, Long.toString(now.version()));
            return page(form, wrong, exchange).status(HttpStatus.CONFLICT).modelAttribute("now", now).build();
        }
    }

    /** Those in which something was written. */
    private static List<Affiliation> affiliations(SentForm sent) {
        var all = new ArrayList<Affiliation>();
        for (int i = 0; i < MOST_AFFILIATIONS; i++) {
            var path = "affiliations." + i;
            var one = new Affiliation(sent.line(path + ".name"), orNull(sent, path + ".country"), orNull(sent, path + ".ror"));
            if (!one.equals(new Affiliation("", null, null))) {
                all.add(one);
            }
        }
        return all;
    }

    private static @Nullable String orNull(SentForm sent, String field) {
        var text = sent.line(field);
        return text.isEmpty() ? null : text;
    }

    private Rendering.Builder<?> page(Form form, Map<String, InWords> wrong, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        return Rendering.view("people/edit-profile")
                .modelAttribute("view", PageView.of(exchange))
                .modelAttribute("key", UUID.randomUUID())
                .modelAttribute("form", form)
                .modelAttribute("wrong", wrong)
                .modelAttribute("saved", false)
                .modelAttribute("countries", Country.all(Language.of(exchange)))
                .modelAttribute("organisations", organisations.names(OFFERED));
    }
}
