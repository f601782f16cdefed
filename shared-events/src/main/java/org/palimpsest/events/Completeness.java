package org.palimpsest.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Violation;

/** What an entry must say before it can go to the editors. */
public final class Completeness {
    /** Where it is said who of the contributors is the corresponding author. */
    private static final String CORRESPONDING = "content.contributors.corresponding";

    private Completeness() {}

    /** What {@code content} lacks in a section of this kind, in the order in which it is written; empty if nothing. */
    public static List<Violation> missing(Content content, SectionKind kind) {
        var missing = new ArrayList<Violation>();
        present("content.title", content.title(), "a title", missing);
        present("content.language", content.language(), "a BCP 47 tag such as en", missing);
        if (content.body().plainText().isBlank()) {
            missing.add(new Violation("content.body", "Nothing is written.", "some text"));
        }
        if (content.contributors().isEmpty()) {
            missing.add(new Violation("content.contributors", "Nobody is named.", "at least one contributor"));
        }
        missing.addAll(corresponding(content.contributors()));
        switch (kind) {
            case KNOWLEDGE_BASE -> {
                present("content.period", content.period(), "when it took place, such as 2014 – ongoing", missing);
                if (content.keywords().isEmpty()) {
                    missing.add(new Violation("content.keywords", "There are none.", "at least one keyword"));
                }
            }
            case JOURNAL -> {
                var type = content.article() == null ? null : content.article().articleType();
                present("content.article.articleType", type, "a heading such as Conference Abstracts", missing);
            }
        }
        return List.copyOf(missing);
    }

    /** What is wrong with the marks of a corresponding author: one of several must have it. A contributor named alone is it anyway. */
    public static List<Violation> corresponding(List<Contributor> contributors) {
        long marked = contributors.stream().filter(Contributor::corresponding).count();
        if (marked > 1) {
            return List.of(new Violation(CORRESPONDING, "Several are marked as the corresponding author.", "one contributor alone"));
        }
        return marked == 0 && contributors.size() > 1
                ? List.of(new Violation(CORRESPONDING, "Nobody is marked as the corresponding author.", "one of the contributors"))
                : List.of();
    }

    private static void present(String path, @Nullable Object value, String valid, List<Violation> missing) {
        if (value == null) {
            missing.add(new Violation(path, "This is missing.", valid));
        }
    }
}
