package org.palimpsest.query.pages;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Knows which templates, texts, styles and scripts these are, so that caches can tell them from others. What is in the address of a
 * file changes with that file alone. Thread-safe.
 */
@Component("assets")
public final class Assets {
    /** For what never changes at its address. */
    public static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Libraries, whose addresses have their versions in them. */
    private static final String LIBRARIES = "/webjars/";

    private static final String STATIC = "/static/";

    private final Map<String, String> hashes = new HashMap<>();
    private final String version;

    /** @param site the folder of what a community has made of it; empty for none */
    Assets(@Value("${palimpsest.site:}") String site) throws IOException, NoSuchAlgorithmException {
        var resolver = new PathMatchingResourcePatternResolver();
        var hash = MessageDigest.getInstance("SHA-256");
        var all = Stream.of(
                        resolver.getResources("classpath*:/static/**/*.*"),
                        resolver.getResources("classpath*:/templates/**/*.html"),
                        resolver.getResources("classpath*:/messages/*.properties"),
                        site.isBlank() ? new Resource[0] : resolver.getResources("file:" + site.strip() + "/**/*.*"))
                .flatMap(Stream::of)
                .sorted(Comparator.comparing(Resource::getDescription))
                .toList();
        for (var resource : all) {
            var bytes = resource.getContentAsByteArray();
            hash.update(bytes);
            var path = resource.getURL().getPath();
            int at = path.lastIndexOf(STATIC);
            if (at >= 0) {
                var own = MessageDigest.getInstance("SHA-256").digest(bytes);
                hashes.put(path.substring(at + STATIC.length() - 1), HexFormat.of().formatHex(own, 0, 6));
            }
        }
        version = HexFormat.of().formatHex(hash.digest(), 0, 6);
    }

    /** What one of our own files, such as {@code /palimpsest.css}, has as {@code v} in its address, at which it never changes. */
    public String hash(String path) {
        return Objects.requireNonNull(hashes.get(path), path);
    }

    /** Whether there may be a file at this path that is the same for everybody. */
    public boolean has(String path) {
        return hashes.containsKey(path) || path.startsWith(LIBRARIES);
    }

    /** Whether what is at this address will never be another. */
    public boolean isForGood(String path, @Nullable String query) {
        return path.startsWith(LIBRARIES) || (query != null && (query.equals("v=" + hashes.get(path)) || query.equals("v=" + version)));
    }

    /** Of all of them together: the same as long as not a byte of one changes, on every node. */
    public String version() {
        return version;
    }

    /** The same, and in which language they are written: what a page is made of besides what it tells. */
    public String version(ServerWebExchange exchange) {
        return version + "-" + Language.of(exchange).tag();
    }
}
