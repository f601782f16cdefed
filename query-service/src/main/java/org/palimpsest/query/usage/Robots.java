package org.palimpsest.query.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells programs from people by what they call themselves. What does not call itself a browser is a program, and so is a browser
 * that says that it crawls, watches, fetches or tests. An operator may add COUNTER's own list of robots. Immutable.
 */
@Component
final class Robots {
    /** Browsers that people use have begun so since the nineties. */
    private static final Pattern BROWSER = Pattern.compile("^(Mozilla|Opera)/\\d");

    private static final Pattern PROGRAM = Pattern.compile(
            "(?<!cu)bot([-/_.;0-9]|\\b)|robot|crawl|spider|slurp|scrap|archiv|fetch|harvest|index(er|ing)|headless|phantom|lighthouse|pagespeed"
                    + "|preview|monitor|uptime|validat|link ?check|scan|feed|rss|http-?client|python|java/|curl|wget|libwww|perl|ruby|go-http"
                    + "|okhttp|\\+?https?://",
            Pattern.CASE_INSENSITIVE);

    private final List<Pattern> listed;

    /**
     * @param list a JSON array of objects whose {@code pattern} is a regular expression, as the project COUNTER-Robots publishes it;
     *     empty for none
     * @throws IllegalArgumentException if it cannot be read
     */
    Robots(@Value("${palimpsest.usage.robots:}") String list) {
        listed = list.isBlank() ? List.of() : read(Path.of(list));
    }

    boolean includes(@Nullable String userAgent) {
        return userAgent == null
                || !BROWSER.matcher(userAgent).find()
                || PROGRAM.matcher(userAgent).find()
                || listed.stream().anyMatch(one -> one.matcher(userAgent).find());
    }

    private static List<Pattern> read(Path file) {
        var patterns = new ArrayList<Pattern>();
        try {
            for (var one : JsonMapper.shared().readTree(Files.readString(file))) {
                patterns.add(Pattern.compile(one.path("pattern").stringValue(), Pattern.CASE_INSENSITIVE));
            }
        } catch (IOException | JacksonException | PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "palimpsest.usage.robots: " + file + " is no list of robots (a JSON array of objects with a “pattern”): " + e.getMessage(), e);
        }
        return List.copyOf(patterns);
    }
}
