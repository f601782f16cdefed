package org.palimpsest.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.Article;
import org.palimpsest.events.CommentPolicy;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.events.Policy;
import org.palimpsest.events.Role;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Violation;
import org.palimpsest.permission.Caller;

/** People, policies and contents that tests share. */
public final class Samples {
    public static final UUID ENTRY = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    /** What the clock says. */
    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    public static final Caller OLWEN = new Caller("olwen", Set.of(Role.CONTRIBUTOR));
    public static final Caller OTTO = new Caller("otto", Set.of(Role.CONTRIBUTOR, Role.REVIEWER));
    public static final Caller RHYS = new Caller("rhys", Set.of(Role.REVIEWER));
    public static final Caller RUTH = new Caller("ruth", Set.of(Role.REVIEWER));
    public static final Caller EDDA = new Caller("edda", Set.of(Role.EDITOR));
    public static final Caller ADA = new Caller("ada", Set.of(Role.ADMINISTRATOR));
    public static final Caller NOBODY = new Caller("nobody", Set.of());

    /** Owns the entry and is an editor, too. */
    public static final Caller OLWEN_AS_EDITOR = new Caller("olwen", Set.of(Role.CONTRIBUTOR, Role.EDITOR));

    public static final Policy ONE_REVIEW = policy(1);

    public static final Content COMPLETE = new Content(
            "Stories from the Valleys",
            "en",
            new Period("July 2017-May 2018", "2017-07", "2018-05", false),
            List.of("SenseMaker", "community inquiry"),
            List.of(new Contributor(
                    "Bethan",
                    "Smith",
                    List.of(new Affiliation("Cynefin Centre", "GB", "https://ror.org/01nrxwf90")),
                    "0000-0002-1825-0097",
                    List.of("investigation"),
                    true)),
            text("Citizen journalists explored what matters."),
            List.of(new Link(
                    Link.Kind.WEBSITE, "Project website", "https://example.org/", "2018", List.of(), null, null)),
            new Article("Conference Abstracts", "IJIC", "22", "S2", "149", "10.5334/ijic.ICIC22149", "2022-05-16"));

    private Samples() {}

    public static Policy policy(int reviewsRequired) {
        return new Policy(reviewsRequired, Anonymity.SINGLE_ANONYMIZED, CommentPolicy.MODERATED, "CC-BY-4.0");
    }

    /** A document of one paragraph. */
    public static Node text(String text) {
        var run = new Node("text", Map.of(), List.of(), List.of(), text);
        var paragraph = new Node("paragraph", Map.of(), List.of(run), List.of(), null);
        return new Node("doc", Map.of(), List.of(paragraph), List.of(), null);
    }

    public static Content titled(String title) {
        return new Content(
                title,
                COMPLETE.language(),
                COMPLETE.period(),
                COMPLETE.keywords(),
                COMPLETE.contributors(),
                COMPLETE.body(),
                COMPLETE.links(),
                COMPLETE.article());
    }

    /** Refused for this reason and, when it is about fields, in exactly these places. */
    public static Matcher<Refused> refused(Refused.Reason reason, String... paths) {
        return new CustomTypeSafeMatcher<>(reason + " at " + List.of(paths)) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.reason() == reason
                        && refused.violations().stream().map(Violation::path).toList().equals(List.of(paths));
            }
        };
    }
}
