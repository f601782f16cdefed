package org.palimpsest.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.query.pages.InWords;
import org.palimpsest.query.pages.Language;
import org.palimpsest.query.pages.Texts;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How answers are written: members in the order in which records declare them, bodies as ProseMirror writes them. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface Sparse {}

    @Bean
    JsonMapperBuilderCustomizer answers(Texts texts) {
        return json -> json.addModule(new SimpleModule().addSerializer(new InEnglish(texts)))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addMixIn(Node.class, Sparse.class)
                .addMixIn(Mark.class, Sparse.class);
    }

    /** What programs are told in words they are told in one language, whoever asks. */
    private static final class InEnglish extends StdSerializer<InWords> {
        private final Texts texts;

        InEnglish(Texts texts) {
            super(InWords.class);
            this.texts = texts;
        }

        @Override
        public void serialize(InWords words, JsonGenerator json, SerializationContext context) {
            json.writeString(words.in(Language.ENGLISH, texts));
        }
    }
}
