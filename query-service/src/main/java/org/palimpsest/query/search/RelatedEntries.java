package org.palimpsest.query.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else a reader of an entry may want to read.
 *
 * @param related nearest first
 */
record RelatedEntries(String slug, String title, @Nullable String language, List<RelatedEntry> related) {

    /**
     * One of them, as it could be read as of then.
     *
     * @param keywords that both have; contributors likewise. Where there are none of either, their texts are alike
     */
    record RelatedEntry(
            String slug,
            String title,
            @Nullable String language,
            String section,
            String sectionTitle,
            List<String> keywords,
            List<String> contributors) {}
}
