package org.palimpsest.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elasticsearch.plugin.NamedComponent;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Elasticsearch reads these two files instead of looking at the classes. */
class PluginDescriptionTest {

    @Test
    void everyAnnotatedClassIsListedAndNothingElse() throws Exception {
        try (InputStream list = resource("/named_components.json")) {
            Map<String, Map<String, String>> listed = JsonMapper.shared().readValue(list, new TypeReference<>() { });

            assertThat(listed).isEqualTo(annotated()).isNotEmpty();
        }
    }

    @Test
    void theDescriptorNamesTheElasticsearchThatTheBuildUses() throws IOException {
        Properties descriptor = new Properties();
        try (InputStream stream = resource("/stable-plugin-descriptor.properties")) {
            descriptor.load(stream);
        }

        assertThat(descriptor.getProperty("elasticsearch.version")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(descriptor.getProperty("name")).isEqualTo("palimpsest-analysis");
    }

    private static Map<String, Map<String, String>> annotated() throws IOException, URISyntaxException {
        Path classes = Path.of(AsciiFolding.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, Map<String, String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(PluginDescriptionTest::load)
                    .filter(type -> type.isAnnotationPresent(NamedComponent.class))
                    .forEach(type -> Arrays.stream(type.getInterfaces()).forEach(factory ->
                            found.computeIfAbsent(factory.getName(), name -> new TreeMap<>())
                                    .put(type.getAnnotation(NamedComponent.class).value(), type.getName())));
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = PluginDescriptionTest.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return stream;
    }
}
