package org.palimpsest.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.MapperFeature;

/** How answers are written: members in the order in which records declare them, bodies as ProseMirror writes them. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface Sparse {}

    @Bean
    JsonMapperBuilderCustomizer answers() {
        return json -> json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addMixIn(Node.class, Sparse.class)
                .addMixIn(Mark.class, Sparse.class);
    }
}
