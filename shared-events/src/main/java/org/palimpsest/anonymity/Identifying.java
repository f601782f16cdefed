package org.palimpsest.anonymity;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Content;
import org.palimpsest.events.Contributor;

/**
 * The words that tell who wrote a content: names of its contributors and of the authors of its links, and where they work.
 * An address is doubtful if it has one of them, if it is of the kind that belongs to a person, or if it cannot be read; what
 * is doubtful counts as telling. Thread-safe.
 */
public final class Identifying {
    /** Words of which half of all organisations are made; they tell nobody. */
    private static final Set<String> COMMON = Set.of(
            ("association business care center centre charity city college committee community council county department"
                            + " development education faculty foundation foundations group health hospital institut institute"
                            + " institution international laboratory limited local medical medicine national network"
                            + " organisation organization partnership project public research royal school schools science"
                            + " sciences service services social society studies technology town trust universidad"
                            + " universitat universite university with and the for from")
                    .split(" "));

    /** Where a path begins with who somebody is, under a name that nobody here knows. */
    private static final List<String> PERSONAL = List.of(
            "orcid.org",
            "linkedin.com",
            "researchgate.net",
            "academia.edu",
            "scholar.google.",
            "github.com",
            "github.io",
            "gitlab.com",
            "bitbucket.org",
            "twitter.com",
            "x.com",
            "facebook.com",
            "instagram.com",
            "youtube.com",
            "bsky.app",
            "medium.com",
            "substack.com",
            "wordpress.com",
            "blogspot.com",
            "sites.google.com",
            "docs.google.com",
            "drive.google.com",
            "dropbox.com",
            "ror.org");

    private static final Set<String> PERSONS_PARTS = Set.of(
            "people", "person", "persons", "staff", "profile", "profiles", "author", "authors", "user", "users", "members");

    /** Shorter words are part of others too often; they count where they stand alone. */
    private static final int TELLING_INSIDE = 4;

    private final Set<String> words;

    private Identifying(Set<String> words) {
        this.words = words;
    }

    /** Those of {@code content} as its authors wrote it. */
    public static Identifying of(Content content) {
        var words = new HashSet<String>();
        content.contributors().forEach(contributor -> ofContributor(contributor, words));
        content.links().forEach(link -> link.authors().forEach(author -> ofName(author, words)));
        return new Identifying(Set.copyOf(words));
    }

    private static void ofContributor(Contributor contributor, Set<String> words) {
        ofName(contributor.name(), words);
        if (contributor.orcid() != null) {
            words.add(contributor.orcid().replace("-", "").toLowerCase(Locale.ROOT));
        }
        contributor.affiliations().forEach(affiliation -> {
            ofOrganisation(affiliation.name(), words);
            var ror = affiliation.ror();
            if (ror != null) {
                words.add(ror.substring(ror.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
            }
        });
    }

    private static void ofName(String name, Set<String> words) {
        spellings(name).flatMap(Identifying::parts).filter(word -> word.length() > 1).forEach(words::add);
    }

    private static void ofOrganisation(String name, Set<String> words) {
        spellings(name).forEach(spelling -> {
            parts(spelling)
                    .filter(word -> word.length() >= TELLING_INSIDE && !COMMON.contains(word))
                    .forEach(words::add);
            Stream.of(acronym(parts(spelling)), acronym(parts(spelling).filter(word -> word.length() >= TELLING_INSIDE)))
                    .filter(acronym -> acronym.length() > 2)
                    .forEach(words::add);
        });
    }

    private static String acronym(Stream<String> parts) {
        return parts.map(part -> part.substring(0, 1)).collect(Collectors.joining());
    }

    /** Whether {@code address} may tell who somebody is. */
    public boolean areIn(String address) {
        try {
            var decoded = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
            var host = new URI(address).getHost();
            return address.startsWith("mailto:")
                    || isPersonal(host, decoded)
                    || spellings(decoded + " " + (host == null ? "" : IDN.toUnicode(host)))
                            .anyMatch(this::areInFolded);
        } catch (URISyntaxException | IllegalArgumentException _) {
            return true;
        }
    }

    private static boolean isPersonal(@Nullable String host, String address) {
        return address.contains("/~")
                || (host != null
                        && (PERSONAL.stream().anyMatch(place -> isAt(host.toLowerCase(Locale.ROOT), place))
                                || parts(fold(address)).anyMatch(PERSONS_PARTS::contains)));
    }

    private static boolean isAt(String host, String place) {
        return place.endsWith(".")
                ? host.startsWith(place) || host.contains("." + place)
                : host.equals(place) || host.endsWith("." + place);
    }

    private boolean areInFolded(String address) {
        var whole = parts(address).collect(Collectors.joining());
        var parts = parts(address).collect(Collectors.toSet());
        return words.stream()
                .anyMatch(word -> parts.contains(word) || (word.length() >= TELLING_INSIDE && whole.contains(word)));
    }

    private static Stream<String> parts(String folded) {
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+")).filter(part -> !part.isEmpty());
    }

    /** Müller is muller to some and mueller to others. */
    private static Stream<String> spellings(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var german = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        return Stream.of(fold(lower), fold(german)).distinct();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replace("œ", "oe");
    }
}
