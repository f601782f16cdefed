package org.palimpsest.query.pages;

import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * The faces that pages are set in, below {@code /fonts/}: of the package that brings them, in the version that the build names, so that a
 * style sheet need not name it again.
 */
@Configuration(proxyBeanMethods = false)
class Faces implements WebFluxConfigurer {
    private static final String PACKAGE = "META-INF/maven/org.mvnpm.at.fontsource/inter/pom.properties";
    private static final CacheControl A_MONTH = CacheControl.maxAge(Duration.ofDays(30)).cachePublic();

    private final String folder;

    Faces() throws IOException {
        var about = PropertiesLoaderUtils.loadProperties(new ClassPathResource(PACKAGE));
        folder = "classpath:/META-INF/resources/_static/inter/" + about.getProperty("version") + "/files/";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/fonts/*.woff2").addResourceLocations(folder).setCacheControl(A_MONTH);
    }
}
