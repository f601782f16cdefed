package org.palimpsest.query.writing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Article;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.Link;
import org.palimpsest.events.Period;
import org.palimpsest.web.Problem;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was sent from the form of a step. Fields are named by the paths that the command service uses to say what is wrong, such as
 * {@code content.contributors.0.family}. Rows in which nothing was written are left out.
 *
 * @param content with the parts of the step; the others are empty
 * @param body the text; null where the step does not ask for it
 * @param base what stood in each part when the form was opened, as {@link Fingerprints} has it
 * @param to what the button said: {@code save}, {@code next}, or {@code up.2} and {@code remove.2} for a row
 */
record SentDraft(Step step, Content content, @Nullable SentBody body, Map<Part, String> base, String to) {
    /** Which contributor is the corresponding author: the path of one of them. */
    private static final String CORRESPONDING = "content.contributors.corresponding";

    /** More than any draft may have; what else is sent is no row of ours. */
    private static final int MOST_ROWS = 250;

    /** @throws Problem 400 if the form does not say what stood in the step's parts when it was opened */
    static SentDraft of(Step step, MultiValueMap<String, String> form, JsonMapper json) {
        var to = text(form, "to");
        var body = step.parts().contains(Part.BODY) ? SentBody.of(form, json) : null;
        var content = switch (step) {
            case TEXT ->
                new Content(
                        line(form, "content.title"),
                        line(form, "content.language"),
                        null,
                        List.of(),
                        List.of(),
                        body == null ? Content.EMPTY.body() : body.read(),
                        List.of(),
                        null);
            case PEOPLE ->
                new Content(
                        null, null, null, List.of(), people(form, to), Content.EMPTY.body(), List.of(), null);
            case DETAILS ->
                new Content(
                        null,
                        null,
                        period(form),
                        lines(form, "content.keywords"),
                        List.of(),
                        Content.EMPTY.body(),
                        rows(form, "content.links", to, path -> link(form, path)),
                        article(form));
            case CHECK -> Content.EMPTY;
        };
        return new SentDraft(step, content, body, base(step, form), to);
    }

    /** The address of the next page: this step again, or the one after it. */
    Step then() {
        return to.equals("next") ? step.next() : step;
    }

    private static Map<Part, String> base(Step step, MultiValueMap<String, String> form) {
        var base = new EnumMap<Part, String>(Part.class);
        for (var part : step.parts()) {
            var field = "base." + part.name();
            if (!form.containsKey(field)) {
                throw Problem.malformed(field, "This form was not made by its page.", "what stood there when the page was opened");
            }
            base.put(part, text(form, field));
        }
        return base;
    }

    private static List<Contributor> people(MultiValueMap<String, String> form, String to) {
        return rows(form, "content.contributors", to, path -> contributor(form, path));
    }

    private static @Nullable Contributor contributor(MultiValueMap<String, String> form, String path) {
        var contributor = new Contributor(
                line(form, path + ".given"),
                text(form, path + ".family").strip(),
                rows(form, path + ".affiliations", "", place -> affiliation(form, place)),
                line(form, path + ".orcid"),
                form.getOrDefault(path + ".roles", List.of()),
                text(form, CORRESPONDING).equals(path));
        return contributor.equals(new Contributor(null, "", List.of(), null, List.of(), false)) ? null : contributor;
    }

    private static @Nullable Affiliation affiliation(MultiValueMap<String, String> form, String path) {
        var affiliation = new Affiliation(
                text(form, path + ".name").strip(), line(form, path + ".country"), line(form, path + ".ror"));
        return affiliation.equals(new Affiliation("", null, null)) ? null : affiliation;
    }

    private static @Nullable Link link(MultiValueMap<String, String> form, String path) {
        var title = text(form, path + ".title").strip();
        var url = line(form, path + ".url");
        var date = line(form, path + ".date");
        var authors = lines(form, path + ".authors");
        var entry = line(form, path + ".entry");
        var section = line(form, path + ".section");
        boolean nothing = title.isEmpty() && authors.isEmpty() && Stream.of(url, date, entry, section).allMatch(Objects::isNull);
        return nothing ? null : new Link(kind(text(form, path + ".kind")), title, url, date, authors, entry, section);
    }

    private static Link.Kind kind(String name) {
        return Stream.of(Link.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(Link.Kind.SEE_ALSO);
    }

    private static @Nullable Period period(MultiValueMap<String, String> form) {
        var period = new Period(
                text(form, "content.period.text").strip(),
                line(form, "content.period.from"),
                line(form, "content.period.to"),
                form.containsKey("content.period.ongoing"));
        return period.equals(new Period("", null, null, false)) ? null : period;
    }

    private static @Nullable Article article(MultiValueMap<String, String> form) {
        var article = new Article(
                line(form, "content.article.articleType"),
                line(form, "content.article.journal"),
                line(form, "content.article.volume"),
                line(form, "content.article.issue"),
                line(form, "content.article.elocationId"),
                line(form, "content.article.doi"),
                line(form, "content.article.firstPublished"));
        return article.equals(new Article(null, null, null, null, null, null, null)) ? null : article;
    }

    /** The rows below {@code path}, in order, after the row that {@code to} names was moved or removed. */
    private static <T> List<T> rows(
            MultiValueMap<String, String> form, String path, String to, Function<String, @Nullable T> reader) {
        var prefix = Pattern.compile(Pattern.quote(path) + "\\.(\\d{1,3})\\..*");
        var numbers = new TreeSet<Integer>();
        form.keySet().stream()
                .map(prefix::matcher)
                .filter(matcher -> matcher.matches())
                .forEach(matcher -> numbers.add(Integer.parseInt(matcher.group(1))));
        var order = new ArrayList<>(numbers.stream().limit(MOST_ROWS).toList());
        var button = to.toLowerCase(Locale.ROOT).split("\\.", 2);
        int at = button.length == 2 && button[1].matches("\\d{1,3}") ? order.indexOf(Integer.parseInt(button[1])) : -1;
        if (at >= 0 && button[0].equals("remove")) {
            order.subList(at, at + 1).clear();
        } else if (at > 0 && button[0].equals("up")) {
            Collections.swap(order, at - 1, at);
        }
        return order.stream()
                .map(number -> reader.apply(path + "." + number))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> lines(MultiValueMap<String, String> form, String field) {
        return text(form, field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static @Nullable String line(MultiValueMap<String, String> form, String field) {
        var text = text(form, field).strip();
        return text.isEmpty() ? null : text;
    }

    /** Browsers send lines with a carriage return. */
    private static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").replace("\r\n", "\n");
    }
}
