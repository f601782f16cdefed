package org.palimpsest.query.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order the results come; equals by when they were published, the newest first, and then by their address. */
enum Sort {
    RELEVANCE,
    NEWEST,
    TITLE;

    /** Nothing for what is none. */
    static @Nullable Sort of(String parameter) {
        for (var sort : values()) {
            if (sort.parameter().equals(parameter)) {
                return sort;
            }
        }
        return null;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<SortOptions> options() {
        var newest = by("publishedAt", SortOrder.Desc);
        var slug = by("slug", SortOrder.Asc);
        return switch (this) {
            case RELEVANCE -> List.of(SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc))), newest, slug);
            case NEWEST -> List.of(newest, slug);
            case TITLE -> List.of(by("derived.title", SortOrder.Asc), newest, slug);
        };
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }
}
