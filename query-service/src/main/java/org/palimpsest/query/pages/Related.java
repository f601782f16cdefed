package org.palimpsest.query.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Link;
import org.palimpsest.query.text.Markup;

/**
 * What stands beside an entry under one heading.
 *
 * @param heading such as {@code Related projects}
 */
public record Related(InWords heading, List<Item> items) {

    /**
     * One thing that stands there.
     *
     * @param href where it leads; absent where nobody gave an address
     * @param outside whether it leads to another site
     * @param about date and authors, as they follow the title; may be empty
     */
    public record Item(String title, @Nullable String href, boolean outside, InWords about) {}

    /** In the order in which a knowledge base shows them; kinds without a link are left out. */
    public static List<Related> of(List<Link> links) {
        return Stream.of(Link.Kind.values())
                .map(kind -> of(kind, links.stream().filter(link -> link.kind() == kind).map(Related::item).toList()))
                .filter(related -> !related.items().isEmpty())
                .toList();
    }

    private static Related of(Link.Kind kind, List<Item> items) {
        return new Related(InWords.text("related." + kind, items.size()), items);
    }

    private static Item item(Link link) {
        var parts = Stream.concat(Stream.ofNullable(link.date()).map(Dates::partial), link.authors().stream().map(InWords::plain));
        var about = InWords.joined("", parts.flatMap(part -> Stream.of(InWords.plain(", "), part)));
        if (link.entry() != null) {
            return new Item(link.title(), "/entries/" + link.entry(), false, about);
        }
        if (link.section() != null) {
            return new Item(link.title(), "/sections/" + link.section(), false, about);
        }
        var url = link.url();
        return new Item(link.title(), url != null && Markup.isSafe(url) ? url : null, true, about);
    }
}
