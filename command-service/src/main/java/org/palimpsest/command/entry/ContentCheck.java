package org.palimpsest.command.entry;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.palimpsest.command.Violations;
import org.palimpsest.events.Article;
import org.palimpsest.events.Completeness;
import org.palimpsest.events.Content;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Node;
import org.palimpsest.events.text.Schema;

/**
 * Whether a content in {@link Normal} form may be kept. Names everything that is wrong; what is merely not there yet is
 * for {@link Completeness}.
 */
final class ContentCheck {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_TITLE = 500;
    static final int MOST_KEYWORDS = 50;

    static final int LONGEST_BODY = 1_000_000;
    static final int LONGEST_TAG = 100;
    static final int LONGEST_NUMBER = 50;
    static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S{1,480}");

    private ContentCheck() {}

    static void check(Content content, Violations violations) {
        violations.line("content.title", content.title(), LONGEST_TITLE);
        language(content.language(), violations);
        period(content.period(), violations);
        keywords(content.keywords(), violations);
        ContributorCheck.check(content.contributors(), violations);
        body(content.body(), violations);
        LinkCheck.check(content.links(), violations);
        article(content.article(), violations);
    }

    private static void language(@Nullable String language, Violations violations) {
        if (language == null) {
            return;
        }
        if (language.length() > LONGEST_TAG) {
            violations.line("content.language", language, LONGEST_TAG);
            return;
        }
        try {
            new Locale.Builder().setLanguageTag(language);
        } catch (IllformedLocaleException e) {
            violations.add("content.language", "This is not a language tag.", "a BCP 47 tag such as en or cy");
        }
    }

    private static void period(@Nullable Period period, Violations violations) {
        if (period == null) {
            return;
        }
        violations.requiredLine("content.period.text", period.text(), LONGEST_NAME);
        var from = Dates.check("content.period.from", period.from(), violations);
        var to = Dates.check("content.period.to", period.to(), violations);
        if (period.ongoing() && period.to() != null) {
            violations.add("content.period.to", "What is ongoing has no end yet.", "nothing, or ongoing false");
        }
        if (from != null && to != null && from.first().isAfter(to.last())) {
            violations.add("content.period.to", "This is before the beginning.", "not before " + period.from());
        }
    }

    private static void keywords(List<String> keywords, Violations violations) {
        violations.atMost("content.keywords", keywords, MOST_KEYWORDS);
        var seen = new HashSet<String>();
        for (int i = 0; i < keywords.size(); i++) {
            var path = "content.keywords." + i;
            violations.requiredLine(path, keywords.get(i), LONGEST_TAG);
            if (!seen.add(keywords.get(i).toLowerCase(Locale.ROOT))) {
                violations.add(path, "This keyword is there already.", "each keyword once");
            }
        }
    }

    private static void body(Node body, Violations violations) {
        var found = Schema.check(body, "content.body");
        violations.addAll(found);
        if (found.isEmpty() && body.plainText().length() > LONGEST_BODY) {
            violations.add("content.body", "This is too long.", "at most " + LONGEST_BODY + " characters");
        }
    }

    private static void article(@Nullable Article article, Violations violations) {
        if (article == null) {
            return;
        }
        violations.line("content.article.articleType", article.articleType(), LONGEST_NAME);
        violations.line("content.article.journal", article.journal(), LONGEST_TITLE);
        violations.line("content.article.volume", article.volume(), LONGEST_NUMBER);
        violations.line("content.article.issue", article.issue(), LONGEST_NUMBER);
        violations.line("content.article.elocationId", article.elocationId(), LONGEST_NUMBER);
        violations.line("content.article.doi", article.doi(), LONGEST_TITLE);
        violations.pattern("content.article.doi", article.doi(), DOI, "a DOI such as 10.5334/ijic.ICIC22149");
        Dates.checkDay("content.article.firstPublished", article.firstPublished(), violations);
    }
}
