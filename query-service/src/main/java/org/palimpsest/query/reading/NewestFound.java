package org.palimpsest.query.reading;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** What a search finds, for who follows it: one of the read models answers it. Thread-safe; blocks. */
@FunctionalInterface
public interface NewestFound {
    /**
     * Slugs of the entries that are found today, the newest first; as many as a page of results has.
     *
     * @param parameters those of the page of results
     * @throws org.palimpsest.web.Problem as a search does
     */
    List<String> newest(MultiValueMap<String, String> parameters);
}
