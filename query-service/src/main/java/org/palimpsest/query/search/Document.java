package org.palimpsest.query.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * What is written of an interval: the interval, and what it is found by besides. The latter is not kept as text and does not come back.
 *
 * @param in its texts once more, by the language whose rules they follow
 * @param meaning none where it is not known yet
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Document(@JsonUnwrapped Interval interval, Map<String, InLanguage> in, List<Float> meaning) {

    static Document of(Interval interval, List<Float> meaning) {
        return new Document(interval, InLanguage.of(interval), meaning);
    }
}
