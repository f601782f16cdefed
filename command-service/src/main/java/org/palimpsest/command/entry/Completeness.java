package org.palimpsest.command.entry;

import org.palimpsest.command.Violations;
import org.palimpsest.events.Content;
import org.palimpsest.events.SectionKind;

/** What a draft must have before it can go to the editors. */
final class Completeness {
    private Completeness() {}

    static void check(Content content, SectionKind kind, Violations violations) {
        violations.present("content.title", content.title(), "a title");
        violations.present("content.language", content.language(), "a BCP 47 tag such as en");
        if (content.contributors().isEmpty()) {
            violations.add("content.contributors", "Nobody is named.", "at least one contributor");
        }
        if (content.body().plainText().isBlank()) {
            violations.add("content.body", "Nothing is written.", "some text");
        }
        switch (kind) {
            case KNOWLEDGE_BASE -> {
                violations.present("content.period", content.period(), "when it took place, such as 2014 – ongoing");
                if (content.keywords().isEmpty()) {
                    violations.add("content.keywords", "There are none.", "at least one keyword");
                }
            }
            case JOURNAL -> {
                var type = content.article() == null ? null : content.article().articleType();
                violations.present("content.article.articleType", type, "a heading such as Conference Abstracts");
            }
        }
    }
}
