package org.palimpsest.query.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Knows the texts that pages in another language must not have: all of the English ones that are said otherwise there. */
final class Tongue {
    private static final Pattern PLACE = Pattern.compile("\\{\\d(,(?:[^{}]|\\{[^{}]*})*)?}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /** What pages show as programs get it: who is not known, and the stage of an entry where two states are compared. */
    private static final Set<String> DATA = Set.of("Reviewer {0}", "published");

    private final List<Pattern> english = new ArrayList<>();

    Tongue(Language language) throws IOException {
        var known = new HashSet<String>();
        for (var bundle : Said.BUNDLES) {
            known.addAll(Said.all(bundle, language).values());
        }
        for (var bundle : Said.BUNDLES) {
            Said.all(bundle, Language.ENGLISH).values().stream()
                    .filter(text -> !known.contains(text) && !DATA.contains(text) && saysSomething(text))
                    .map(Tongue::pattern)
                    .forEach(english::add);
        }
    }

    /** What only joins others words may stand in an entry as well. */
    private static boolean saysSomething(String text) {
        var parts = PLACE.split(text, -1);
        return WORD.matcher(parts[0] + parts[parts.length - 1]).find();
    }

    private static Pattern pattern(String text) {
        var parts = Stream.of(PLACE.split(text, -1)).map(part -> part.replace("''", "'")).map(Pattern::quote).toList();
        return Pattern.compile(String.join(".{1,200}", parts).strip(), Pattern.DOTALL);
    }

    /** What the page says in English, each as it stands there. */
    Set<String> englishOf(Document page) {
        var found = new HashSet<String>();
        for (var element : page.getAllElements()) {
            said(element).map(String::strip).filter(this::isEnglish).forEach(found::add);
        }
        return found;
    }

    private boolean isEnglish(String text) {
        return !text.isEmpty() && english.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static Stream<String> said(Element element) {
        var own = element.textNodes().stream().map(TextNode::text);
        var spoken = Stream.of("title", "placeholder", "alt", "aria-label").filter(element::hasAttr).map(element::attr);
        return Stream.concat(own, spoken);
    }
}
