package org.palimpsest.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Answers what readers, reviewers and editors ask, and serves the pages. */
@SpringBootApplication(scanBasePackages = {"org.palimpsest.query", "org.palimpsest.readmodels", "org.palimpsest.web"})
@ConfigurationPropertiesScan({"org.palimpsest.query", "org.palimpsest.readmodels"})
public class QueryService {

    /** Starts it; settings come from the environment, see {@link QuerySettings}. */
    public static void main(String[] arguments) {
        SpringApplication.run(QueryService.class, arguments);
    }
}
