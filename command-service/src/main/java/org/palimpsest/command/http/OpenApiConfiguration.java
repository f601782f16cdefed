package org.palimpsest.command.http;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.web.ApiDescription;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.RecordSchemas;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says beside the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Envelope.class);
    }

    @Bean
    OpenAPI description(PublicAddress address) {
        return ApiDescription.of(
                        "Palimpsest: commands",
                        """
                        Each command either happens as a whole, and is durable when it is answered, or changes nothing and is \
                        answered with a problem document (RFC 9457). The answer's Palimpsest-Position, sent back with a \
                        question to the answering side, makes sure that its reply is no older.""",
                        address)
                .addSecurityItem(ApiDescription.withToken());
    }

    @Bean
    OperationDescription operations() {
        return new OperationDescription();
    }

    @Bean
    RequestFields requestFields(List<RequestFields.Rules> rules) {
        return new RequestFields(rules);
    }

    @Bean
    RecordSchemas recordSchemas(RequestFields fields) {
        return new RecordSchemas(fields::describe);
    }
}
