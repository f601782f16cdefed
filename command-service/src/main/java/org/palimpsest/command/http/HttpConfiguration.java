package org.palimpsest.command.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.palimpsest.events.Policy;
import org.palimpsest.eventstore.personal.MongoPersonKeys;
import org.palimpsest.web.Wording;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/** What may come in. JSON is taken as it was meant or not at all: nothing is guessed, converted or passed over. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebFluxConfigurer {
    /** A body may be nested 24 deep, which is twice that in JSON, inside an entry. */
    private static final int DEEPEST = 100;

    private final MongoPersonKeys persons;

    HttpConfiguration(MongoPersonKeys persons) {
        this.persons = persons;
    }

    /** A missing number would become 0, and so a section without review. */
    private abstract static class PolicyFields {
        @JsonProperty(required = true)
        abstract int reviewsRequired();
    }

    /** What is refused is told in the language that is wanted most of those there are. */
    @Bean(WebHttpHandlerBuilder.LOCALE_CONTEXT_RESOLVER_BEAN_NAME)
    LocaleContextResolver languages() {
        var wanted = new AcceptHeaderLocaleContextResolver();
        wanted.setSupportedLocales(Wording.LANGUAGES);
        wanted.setDefaultLocale(Wording.LANGUAGES.getFirst());
        return wanted;
    }

    @Bean
    JsonFactoryBuilderCustomizer limits() {
        return json -> json.streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictness() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // Absent means false; a number that must not be absent says so.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, text -> text
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addMixIn(Policy.class, PolicyFields.class)
                .addModule(WholeNumber.module());
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new EnvelopeResolver(persons.pseudonyms("request")::of));
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().maxInMemorySize(BodyFilter.MOST_BYTES);
    }
}
