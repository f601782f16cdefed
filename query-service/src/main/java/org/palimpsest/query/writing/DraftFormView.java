package org.palimpsest.query.writing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.CreditRoles;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.query.pages.Country;
import org.palimpsest.query.pages.Language;

/**
 * What is in the fields of a step. Lists of rows end with one in which nothing stands yet.
 *
 * @param body the text in Markdown; null where Markdown cannot say it without loss, and so it is asked for by the editor alone
 * @param document the text in JSON, for the editor; null where it is being written in Markdown
 * @param base what stood in each part when the form was opened
 */
record DraftFormView(Content content, @Nullable String body, @Nullable String document, Map<Part, String> base) {
    private static final Period NO_PERIOD = new Period("", null, null, false);
    private static final Article NO_ARTICLE = new Article(null, null, null, null, null, null, null);

    /** Somebody credited: the row's affiliations end with an empty one too. */
    record Person(
            @Nullable String given,
            String family,
            @Nullable String orcid,
            List<String> roles,
            boolean corresponding,
            List<Affiliation> affiliations) {
        static Person of(Contributor contributor, boolean isCorresponding) {
            return new Person(
                    contributor.given(),
                    contributor.family(),
                    contributor.orcid(),
                    contributor.roles(),
                    isCorresponding,
                    Stream.concat(contributor.affiliations().stream(), Stream.of(new Affiliation("", null, null))).toList());
        }
    }

    public List<Person> people() {
        var nobody = new Contributor(null, "", List.of(), null, List.of(), false);
        var all = Stream.concat(content.contributors().stream(), Stream.of(nobody)).toList();
        // Some older drafts mark several: the first counts.
        int corresponding = all.stream().map(Contributor::corresponding).toList().indexOf(true);
        return IntStream.range(0, all.size()).mapToObj(i -> Person.of(all.get(i), i == corresponding)).toList();
    }

    public List<Link> links() {
        var nothing = new Link(Link.Kind.WEBSITE, "", null, null, List.of(), null, null);
        return Stream.concat(content.links().stream(), Stream.of(nothing)).toList();
    }

    public Period period() {
        return content.period() == null ? NO_PERIOD : content.period();
    }

    public Article article() {
        return content.article() == null ? NO_ARTICLE : content.article();
    }

    /** One on each line, as a field of several lines has it. */
    public String lines(List<String> items) {
        return String.join("\n", items);
    }

    public List<String> creditRoles() {
        return CreditRoles.ALL;
    }

    public List<Link.Kind> kinds() {
        return List.of(Link.Kind.values());
    }

    public List<Country> countries(Locale of) {
        return Country.all(Language.of(of));
    }
}
