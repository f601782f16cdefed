package org.palimpsest.query.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * By which names the modules of our scripts find one another: those of the libraries that lie in WebJars by the names of their packages,
 * our own below {@code static/editor} as {@code editor/….js}. Browsers take such a map only within a page, where nothing inline runs
 * but what the policy of our headers knows by its hash. Thread-safe.
 */
@Component("importMap")
@Order(-1)
public final class ImportMap implements WebFluxConfigurer {
    private static final String WEBJARS = "META-INF/resources/webjars/";

    private final Map<String, String> addresses = new TreeMap<>();
    private final String text;
    private final String source;

    ImportMap(Assets assets, JsonMapper json) throws IOException, NoSuchAlgorithmException {
        var resolver = new PathMatchingResourcePatternResolver();
        for (var about : resolver.getResources("classpath*:" + WEBJARS + "*/*/package.json")) {
            var described = json.readTree(about.getContentAsByteArray());
            if (described.has("module")) {
                addresses.put(described.path("name").asString(), folder(about) + described.path("module").asString());
            }
        }
        for (var own : resolver.getResources("classpath*:/static/editor/*.js")) {
            var name = "editor/" + own.getFilename();
            addresses.put(name, "/" + name + "?v=" + assets.hash("/" + name));
        }
        text = json.writeValueAsString(Map.of("imports", addresses));
        var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        source = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    private static String folder(Resource about) throws IOException {
        var path = Objects.requireNonNull(about.getURL().getPath());
        return path.substring(path.lastIndexOf(WEBJARS) + "META-INF/resources".length(), path.lastIndexOf('/') + 1);
    }

    /** What stands in the page: JSON. */
    public String text() {
        return text;
    }

    /** How a content security policy names it. */
    public String source() {
        return source;
    }

    /** Where the modules are. */
    public Collection<String> addresses() {
        return addresses.values();
    }

    /** An address of a library's module has its version in it, so what is there never changes. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**").addResourceLocations("classpath:/" + WEBJARS).setCacheControl(Assets.FOR_GOOD);
    }
}
