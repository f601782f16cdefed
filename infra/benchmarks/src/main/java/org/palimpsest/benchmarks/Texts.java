package org.palimpsest.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.EntryEvent.Revised;
import org.palimpsest.events.Period;
import org.palimpsest.events.text.Node;

/** What people write into an entry. */
record Texts(SplittableRandom random) {
    private static final int PARAGRAPHS = 5;
    private static final int WORDS = 50;

    String title() {
        return Words.of(random, 6);
    }

    List<String> keywords() {
        return Stream.generate(() -> Words.one(random)).limit(4).distinct().toList();
    }

    List<Contributor> contributors() {
        return List.of(contributor(true), contributor(false));
    }

    private Contributor contributor(boolean corresponding) {
        var organisation = new Affiliation("University of " + Words.one(random), "GB", null);
        return new Contributor(Words.one(random), Words.one(random), List.of(organisation), null,
                List.of("conceptualization"), corresponding);
    }

    Period period() {
        var year = Integer.toString(random.nextInt(1990, 2026));
        return new Period(year, year, null, false);
    }

    /** A little less than two kilobytes. */
    Node body() {
        return new Node("doc", Map.of(),
                IntStream.range(0, PARAGRAPHS).mapToObj(_ -> paragraph(Words.of(random, WORDS))).toList(),
                List.of(), null);
    }

    static Node paragraph(String text) {
        var inside = new Node("text", Map.of(), List.of(), List.of(), text);
        return new Node("paragraph", Map.of(), List.of(inside), List.of(), null);
    }

    static Content content(List<? extends Revised> changes) {
        var content = Content.EMPTY;
        for (var change : changes) {
            content = content.with(change);
        }
        return content;
    }
}
