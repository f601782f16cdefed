package org.palimpsest.query.pages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.templateresolver.ITemplateResolver;

/**
 * Templates that put {@link InWords} into words of the page's language, wherever an expression names one, and whose links keep the past
 * that is read.
 */
@Configuration(proxyBeanMethods = false)
class TemplatesInLanguages {

    /** As Spring Boot makes it, but for the dialect and the links. */
    @Bean
    SpringWebFluxTemplateEngine templateEngine(ObjectProvider<ITemplateResolver> resolvers, Texts texts) {
        var engine = new SpringWebFluxTemplateEngine();
        engine.setDialect(new Dialect(texts));
        engine.setLinkBuilder(new LinksInThePast());
        resolvers.orderedStream().forEach(engine::addTemplateResolver);
        return engine;
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
