package org.palimpsest.events;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.EntryEvent.ArticleRevised;
import org.palimpsest.events.EntryEvent.BodyRevised;
import org.palimpsest.events.EntryEvent.ContributorsRevised;
import org.palimpsest.events.EntryEvent.FilesRevised;
import org.palimpsest.events.EntryEvent.KeywordsRevised;
import org.palimpsest.events.EntryEvent.LanguageRevised;
import org.palimpsest.events.EntryEvent.LinksRevised;
import org.palimpsest.events.EntryEvent.PeriodRevised;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.EntryEvent.TitleRevised;
import org.palimpsest.events.text.Node;

/**
 * What an entry says: all that its contributors write. A draft may lack any of it.
 *
 * @param language a BCP 47 tag such as {@code en} or {@code cy}
 * @param keywords in order, without repetition
 * @param contributors in the order of credit
 * @param article what a journal knows of it; absent in a knowledge base
 * @param files pictures and attachments, in order, each under a name of its own; pictures in the body point to these names
 */
public record Content(
        @Nullable String title,
        @Nullable String language,
        @Nullable Period period,
        List<String> keywords,
        List<Contributor> contributors,
        Node body,
        List<Link> links,
        @Nullable Article article,
        List<AttachedFile> files) {

    /** Nothing yet: the fold of every draft starts here. */
    public static final Content EMPTY =
            new Content(null, null, null, List.of(), List.of(), Node.EMPTY_DOC, List.of(), null, List.of());

    public Content {
        keywords = list(keywords);
        contributors = list(contributors);
        body = body == null ? Node.EMPTY_DOC : body;
        links = list(links);
        files = list(files);
    }

    /** A content without files. */
    public Content(
            @Nullable String title,
            @Nullable String language,
            @Nullable Period period,
            List<String> keywords,
            List<Contributor> contributors,
            Node body,
            List<Link> links,
            @Nullable Article article) {
        this(title, language, period, keywords, contributors, body, links, article, List.of());
    }

    /** The same content with the one field that {@code change} is about replaced. Never fails. */
    public Content with(Revised change) {
        return switch (change) {
            case TitleRevised c ->
                new Content(c.title(), language, period, keywords, contributors, body, links, article, files);
            case LanguageRevised c ->
                new Content(title, c.language(), period, keywords, contributors, body, links, article, files);
            case PeriodRevised c ->
                new Content(title, language, c.period(), keywords, contributors, body, links, article, files);
            case KeywordsRevised c ->
                new Content(title, language, period, c.keywords(), contributors, body, links, article, files);
            case ContributorsRevised c ->
                new Content(title, language, period, keywords, c.contributors(), body, links, article, files);
            case BodyRevised c ->
                new Content(title, language, period, keywords, contributors, c.body(), links, article, files);
            case LinksRevised c ->
                new Content(title, language, period, keywords, contributors, body, c.links(), article, files);
            case ArticleRevised c ->
                new Content(title, language, period, keywords, contributors, body, links, c.article(), files);
            case FilesRevised c ->
                new Content(title, language, period, keywords, contributors, body, links, article, c.files());
        };
    }

    /**
     * Whether a judgement of the one is a judgement of the other: title, language, period, text, links and files are equal. Keywords,
     * credit, and what a journal knows of it may differ: these are for the editors to check.
     */
    public boolean isJudgedAs(Content other) {
        return judged().equals(other.judged());
    }

    private Content judged() {
        return new Content(title, language, period, List.of(), List.of(), body, links, null, files);
    }

    /**
     * What readers get of it under an embargo: that it exists, and whose it is. Neither text nor files, nor links, which tell what the
     * text is about.
     */
    public Content withoutText() {
        return new Content(title, language, period, keywords, contributors, Node.EMPTY_DOC, List.of(), article, List.of());
    }

    /** The file that a picture with this address in {@link #body} points to; empty where it points elsewhere, or to none. */
    public Optional<AttachedFile> pictured(@Nullable String src) {
        return files.stream()
                .filter(file -> file.canStandInText() && file.address().equals(src))
                .findFirst();
    }

    /** An unmodifiable copy; absent in JSON means empty. A null item stays, so that a check of the list can name it. */
    static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items.stream().toList();
    }
}
