package org.palimpsest.anonymity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.anonymity.KnownNames.Capitals;
import org.palimpsest.anonymity.KnownNames.Name;
import org.palimpsest.events.Anonymity;
import org.palimpsest.events.AttachedFile;
import org.palimpsest.events.Content;
import org.palimpsest.events.Giveaway;
import org.palimpsest.events.Giveaway.Kind;
import org.palimpsest.events.Policy;
import org.palimpsest.events.text.Node;

/**
 * Looks in what reviewers will read for what tells who wrote it. What is found may only look like a name, and more than names can tell
 * who the author is: so the author decides. Names of files, and who made them where, are not looked at: reviewers do not get these.
 */
public final class Giveaways {
    /** As many as anybody can be asked to go through one by one. */
    public static final int MOST = 1_000;

    private static final String BODY = "content.body";
    private static final int AROUND = 40;
    private static final int SENTENCE = 160;

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}(?:@|\\s?[(\\[]at[)\\]]\\s?)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern ORCID = Pattern.compile("(?<!\\d)\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dx](?!\\d)");
    private static final Pattern THANKS = Pattern.compile(
            "(?<!\\p{L})(?:(?:we|i|the authors?) (?:would like to |wish to )?(?:thank|acknowledge)|(?:we|i) (?:are|am) (?:very )?grateful"
                    + " to|(?:was|were|is) (?:supported|funded) by|funding (?:from|by))(?!\\p{L})");
    private static final Pattern THANKING = Pattern.compile(
            "(?:\\d+\\.? )?(?:acknowledge?ments?|thanks|funding|funders?|authors?'? contributions?|contributors?|about the authors?"
                    + "|danksagung(?:en)?|remerciements|agradecimientos|ringraziamenti|diolchiadau)[.: ]*");
    private static final Pattern OURS = Pattern.compile("(?<!\\p{L})(?:our|ours|we|us|my|mine|i)(?!\\p{L})");
    private static final Pattern YEAR = Pattern.compile("[^.;]{0,30}?(?:1[89]|20)\\d\\d");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s");

    private final List<Giveaway> found = new ArrayList<>();
    private final List<Name> names;
    private final Identifying identifying;

    private @Nullable String heading;
    private int paragraph;

    private record Place(String field, @Nullable String heading, int paragraph) {}

    private record Reference(int from, int to, String address) {}

    private record Span(int from, int to) {
        boolean meets(Span other) {
            return from < other.to && other.from < to;
        }
    }

    private Giveaways(Content content) {
        names = KnownNames.of(content);
        identifying = Identifying.of(content);
    }

    /** What may tell those who review it under {@code policy}: nothing, where they may know. As {@link #in}. */
    public static List<Giveaway> under(Policy policy, Content content) {
        return policy.anonymity() == Anonymity.DOUBLE_ANONYMIZED ? in(content) : List.of();
    }

    /** In the order in which it is read; at most {@value #MOST}, and then there may be more. */
    public static List<Giveaway> in(Content content) {
        var all = new Giveaways(content);
        all.text(content.title(), new Place("content.title", null, 0));
        all.block(content.body());
        content.files().forEach(file -> all.text(file.alternative(), new Place("files", null, 0)));
        if (content.period() != null) {
            all.text(content.period().text(), new Place("content.period.text", null, 0));
        }
        content.keywords().forEach(word -> all.text(word, new Place("content.keywords", null, 0)));
        for (int i = 0; i < content.links().size(); i++) {
            var link = content.links().get(i);
            all.text(link.title(), new Place("content.links." + i + ".title", null, 0));
            all.link(link.title(), link.url(), new Place("content.links." + i + ".url", null, 0));
        }
        return all.found.stream().limit(MOST).toList();
    }

    private void block(Node node) {
        if (found.size() >= MOST) {
            return;
        }
        if (!Set.of("heading", "paragraph").contains(node.type())) {
            node.content().forEach(this::block);
            return;
        }
        var text = new StringBuilder();
        var references = new ArrayList<Reference>();
        inline(node, text, references);
        boolean isHeading = node.type().equals("heading");
        if (isHeading) {
            heading = text.toString().strip();
            paragraph = 0;
        } else {
            paragraph++;
        }
        var place = new Place(BODY, heading, paragraph);
        if (isHeading && THANKING.matcher(Folded.of(text.toString().strip()).text()).matches()) {
            found.add(new Giveaway(
                    Kind.ACKNOWLEDGEMENT, place.field, null, 0, "", text.toString().strip(), "", null));
        }
        text(text.toString(), place);
        references.forEach(one -> add(Kind.LINK, text.toString(), new Span(one.from, one.to), one.address, place));
    }

    /** As {@code PlainText} has it, and where the links in it are that lead to a contributor. */
    private void inline(Node node, StringBuilder text, List<Reference> references) {
        int from = text.length();
        switch (node.type()) {
            case "text" -> text.append(node.text());
            case "hard_break" -> text.append(' ');
            case "image" -> {
                var alt = node.attr("alt");
                text.append(alt == null ? "" : alt);
                var src = node.attr("src");
                if (src != null && !AttachedFile.isAddress(src)) {
                    refer(src, from, text, references);
                }
            }
            case "footnote" -> {
                text.append(" (");
                node.content().forEach(child -> inline(child, text, references));
                text.append(')');
            }
            default -> node.content().forEach(child -> inline(child, text, references));
        }
        node.marks().stream()
                .filter(mark -> mark.type().equals("link"))
                .map(mark -> mark.attr("href"))
                .forEach(href -> refer(href, from, text, references));
    }

    private void refer(@Nullable String address, int from, StringBuilder text, List<Reference> references) {
        if (address != null && identifying.areIn(address)) {
            references.add(new Reference(from, text.length(), address));
        }
    }

    private void link(String title, @Nullable String address, Place place) {
        if (address != null && identifying.areIn(address)) {
            add(Kind.LINK, title, new Span(0, title.length()), address, place);
        }
    }

    private void text(@Nullable String text, Place place) {
        if (text == null || text.isBlank()) {
            return;
        }
        var folded = Folded.of(text);
        var taken = new ArrayList<Span>();
        var here = new ArrayList<Giveaway>();
        var at = new ArrayList<Integer>();
        find(Kind.EMAIL, EMAIL, folded, taken, place, here, at);
        find(Kind.ORCID, ORCID, folded, taken, place, here, at);
        for (var name : names) {
            if (folded.text().contains(name.hint())) {
                find(name, folded, taken, place, here, at);
            }
        }
        find(Kind.ACKNOWLEDGEMENT, THANKS, folded, taken, place, here, at);
        IntStream.range(0, here.size())
                .boxed()
                .sorted(Comparator.comparing(at::get))
                .forEach(i -> found.add(here.get(i)));
    }

    private static void find(
            Kind kind, Pattern pattern, Folded folded, List<Span> taken, Place place, List<Giveaway> here, List<Integer> at) {
        find(new Name(kind, "", pattern, Capitals.NONE, false), folded, taken, place, here, at);
    }

    private static void find(
            Name name, Folded folded, List<Span> taken, Place place, List<Giveaway> here, List<Integer> at) {
        var matcher = name.pattern().matcher(folded.text());
        while (matcher.find() && here.size() < MOST) {
            var span = new Span(matcher.start(), matcher.end());
            var original = folded.original(span.from, span.to);
            boolean opens = name.opensNoSentence() && opensSentence(folded.text(), span.from);
            if (!opens && isWritten(original, name.capitals()) && taken.stream().noneMatch(span::meets)) {
                taken.add(span);
                at.add(span.from);
                var kind = name.kind() == Kind.NAME && isOwnWork(folded.text(), span) ? Kind.OWN_WORK : name.kind();
                var originally = new Span(folded.at().get(span.from), folded.at().get(span.to));
                here.add(giveaway(kind, folded.original(), originally, null, place));
            }
        }
    }

    private static boolean isWritten(String original, Capitals capitals) {
        return switch (capitals) {
            case NONE -> true;
            case ONE -> KnownNames.hasCapital(original);
            case ALL -> original.equals(original.toUpperCase(Locale.ROOT));
        };
    }

    private static boolean opensSentence(String text, int at) {
        var before = text.substring(Math.max(0, at - 3), at).stripTrailing();
        return before.isEmpty() || ".!?:".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** Whether it is cited, with a year, by somebody who speaks of “our” or “my” in the same sentence. */
    private static boolean isOwnWork(String text, Span span) {
        var before = text.substring(Math.max(0, span.from - SENTENCE), span.from);
        var ends = SENTENCE_END.matcher(before);
        int sentence = 0;
        while (ends.find()) {
            sentence = ends.end();
        }
        return YEAR.matcher(text.substring(span.to)).lookingAt() && OURS.matcher(before.substring(sentence)).find();
    }

    private void add(Kind kind, String text, Span span, @Nullable String address, Place place) {
        found.add(giveaway(kind, text, span, address, place));
    }

    private static Giveaway giveaway(Kind kind, String text, Span span, @Nullable String address, Place place) {
        int from = Math.max(0, span.from - AROUND);
        int to = Math.min(text.length(), span.to + AROUND);
        // No half of a character, and no half of a word where that can be helped.
        int start = from == 0 ? 0 : Math.min(span.from, text.indexOf(' ', from) < 0 ? span.from : text.indexOf(' ', from) + 1);
        int end = to == text.length() ? to : Math.max(span.to, text.lastIndexOf(' ', to));
        return new Giveaway(
                kind,
                place.field,
                place.heading,
                place.paragraph,
                (start > 0 ? "…" : "") + text.substring(start, span.from),
                text.substring(span.from, span.to),
                text.substring(span.to, end) + (end < text.length() ? "…" : ""),
                address);
    }
}
