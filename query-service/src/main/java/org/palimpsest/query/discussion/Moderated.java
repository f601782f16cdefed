package org.palimpsest.query.discussion;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.permission.Caller;
import org.palimpsest.query.comments.CommentDocument;
import org.palimpsest.query.library.Edition;
import org.palimpsest.query.library.Library;
import org.palimpsest.query.pages.Dates;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.people.People;
import org.palimpsest.query.reading.SectionTitles;
import org.springframework.stereotype.Component;

/** Comments as editors see them. Even they are not shown an e-mail address. Thread-safe. */
@Component
final class Moderated {
    private final Library library;
    private final People people;
    private final SectionTitles titles;

    Moderated(Library library, People people, SectionTitles titles) {
        this.library = library;
        this.people = people;
        this.titles = titles;
    }

    /**
     * A comment, and all that editors need to decide.
     *
     * @param name empty where the commenter was erased
     * @param guest whether they have no account
     * @param text empty where it was erased
     * @param entry the entry's title; empty where readers do not have it now, like {@code slug}
     * @param own whether the person who looks at it has written it
     */
    public record ModeratedView(
            UUID id,
            String name,
            boolean guest,
            String stage,
            InWords at,
            String text,
            String entry,
            String slug,
            String section,
            List<String> suspicions,
            List<Told> reports,
            @Nullable Told decided,
            List<Told> blocks,
            boolean own) {}

    /**
     * Something that happened to it.
     *
     * @param what the name of a stage or, of a block, the title of the section or nothing
     * @param by what the person is called, or their id; empty of a report
     */
    public record Told(String what, String by, InWords at, String reason) {}

    List<ModeratedView> of(List<CommentDocument> found, Caller caller) {
        var persons = found.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(one.person(), one.decided() == null ? null : one.decided().by()),
                        one.blocks().stream().map(CommentDocument.Block::by)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var names = persons.isEmpty() ? Map.<String, String>of() : people.names(persons);
        var entries = library.current(found.stream().map(CommentDocument::entry).distinct().toList()).stream()
                .collect(Collectors.toMap(Edition::entryId, Function.identity()));
        return found.stream().map(one -> view(one, names, entries.get(one.entry()), caller)).toList();
    }

    private ModeratedView view(
            CommentDocument one, Map<String, String> names, @Nullable Edition entry, Caller caller) {
        var decided = one.decided();
        return new ModeratedView(
                one.id(),
                Objects.requireNonNullElse(Discussions.name(one, names), ""),
                one.person() == null,
                one.stage().name(),
                Dates.moment(one.at()),
                Objects.requireNonNullElse(Discussions.text(one.text()), ""),
                entry == null ? "" : Objects.requireNonNullElse(entry.content().title(), "Untitled"),
                entry == null ? "" : entry.slug(),
                titles.of(one.section()),
                one.suspicions().stream().map(Enum::name).toList(),
                one.reports().stream()
                        .map(report -> new Told(
                                "", "", Dates.moment(report.at()), Objects.requireNonNullElse(Discussions.text(report.reason()), "")))
                        .toList(),
                decided == null
                        ? null
                        : told(decided.as().name(), decided.by(), Dates.moment(decided.at()), decided.reason(), names),
                one.blocks().stream()
                        .map(block -> told(
                                block.section() == null ? "" : titles.of(block.section()),
                                block.by(),
                                Dates.moment(block.at()),
                                block.reason(),
                                names))
                        .toList(),
                caller.is(one.person()));
    }

    private static Told told(String what, String by, InWords at, @Nullable String reason, Map<String, String> names) {
        return new Told(what, names.getOrDefault(by, by), at, Objects.requireNonNullElse(reason, ""));
    }
}
