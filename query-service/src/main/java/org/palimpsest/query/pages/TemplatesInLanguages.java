package org.palimpsest.query.pages;

import java.nio.charset.Charset;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.thymeleaf.context.IContext;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.templateresolver.ITemplateResolver;
import reactor.core.publisher.Mono;

/**
 * Templates that put {@link InWords} into words of the page's language, wherever an expression names one, and whose links keep the past
 * that is read.
 */
@Configuration(proxyBeanMethods = false)
class TemplatesInLanguages {

    /** As Spring Boot makes it, but for the dialect and the links. */
    @Bean
    SpringWebFluxTemplateEngine templateEngine(ObjectProvider<ITemplateResolver> resolvers, Texts texts) {
        var engine = new WholePages();
        engine.setDialect(new Dialect(texts));
        engine.setLinkBuilder(new LinksInThePast());
        resolvers.orderedStream().forEach(engine::addTemplateResolver);
        return engine;
    }

    /** Encodes a page once: piece by piece, as it is written, that takes a tenth of all its time. */
    private static final class WholePages extends SpringWebFluxTemplateEngine {
        @Override
        public Publisher<DataBuffer> processStream(
                String template,
                Set<String> selectors,
                IContext context,
                DataBufferFactory buffers,
                MediaType type,
                Charset charset,
                int longest) {
            return Mono.fromCallable(() -> buffers.wrap(process(template, selectors, context).getBytes(charset)));
        }
    }

    private static final class Dialect extends SpringStandardDialect {
        private final Texts texts;

        Dialect(Texts texts) {
            this.texts = texts;
        }

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            var values = super.getVariableExpressionEvaluator();
            return (context, expression, how) -> {
                var value = values.evaluate(context, expression, how);
                return InWords.in(Language.of(context.getLocale()), texts, value);
            };
        }
    }
}
