package org.palimpsest.query.pages;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Knows which templates, texts, styles and scripts these are, so that caches can tell them from others. Thread-safe. */
@Component("assets")
public final class Assets {
    private final String version;

    Assets() throws IOException, NoSuchAlgorithmException {
        var resolver = new PathMatchingResourcePatternResolver();
        var hash = MessageDigest.getInstance("SHA-256");
        var all = Stream.of(
                        resolver.getResources("classpath*:/static/**/*.*"),
                        resolver.getResources("classpath*:/templates/**/*.html"),
                        resolver.getResources("classpath*:/messages/*.properties"))
                .flatMap(Stream::of)
                .sorted(Comparator.comparing(Resource::getDescription))
                .toList();
        for (var resource : all) {
            hash.update(resource.getContentAsByteArray());
        }
        version = HexFormat.of().formatHex(hash.digest(), 0, 6);
    }

    /** The same as long as not a byte of them changes, on every node. */
    public String version() {
        return version;
    }

    /** The same, and in which language they are written: what a page is made of besides what it tells. */
    public String version(ServerWebExchange exchange) {
        return version + "-" + Language.of(exchange).tag();
    }
}
