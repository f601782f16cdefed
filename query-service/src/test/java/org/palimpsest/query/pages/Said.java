package org.palimpsest.query.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What stands in the bundles, as the service finds it there. */
public final class Said {
    static final List<String> BUNDLES = bundles();
    static final ResourceBundleMessageSource TEXTS = texts();

    private Said() {}

    private static List<String> bundles() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var names = String.valueOf(Objects.requireNonNull(yaml.getObject()).getProperty("spring.messages.basename"));
        return List.of(names.split(",\\s*"));
    }

    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames(BUNDLES.toArray(String[]::new));
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** As pages in this language say it. */
    public static String in(Language language, InWords words) {
        return words.in(language, new Texts(TEXTS, "Palimpsest"));
    }

    public static String inEnglish(InWords words) {
        return in(Language.ENGLISH, words);
    }

    /** What this bundle says in exactly this language, by the codes. */
    static Map<String, String> all(String bundle, Language language) throws IOException {
        var name = bundle + (language == Language.ENGLISH ? "" : "_" + language.tag()) + ".properties";
        var found = PropertiesLoaderUtils.loadProperties(new EncodedResource(new ClassPathResource(name), StandardCharsets.UTF_8));
        var all = new TreeMap<String, String>();
        found.stringPropertyNames().forEach(code -> all.put(code, found.getProperty(code)));
        return all;
    }
}
